from celery import Celery

from dock.configs import none

app = Celery("none")  # expect: CEL801 "`none`" ~high !minor
app.config_from_object(none)


@app.task
def wait(): ...
