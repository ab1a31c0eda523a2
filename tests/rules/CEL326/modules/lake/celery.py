from celery import Celery

app = Celery("lake")  # expect: CEL326 "`dive` is acknowledged late"
app.config_from_object("lake.config")
