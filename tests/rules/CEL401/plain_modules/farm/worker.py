from celery import Celery
from celery.signals import beat_init

from farm.plan import PLAN

app = Celery("farm")
app.config_from_object("farm.config")


@beat_init.connect
def plan(sender, **kwargs):
    app.conf.beat_schedule = {**app.conf.beat_schedule, **PLAN}
