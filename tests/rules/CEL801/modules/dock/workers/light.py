from celery import Celery

app = Celery("light")  # ok: CEL801 its configuration module takes everything from the shared one
app.config_from_object("dock.configs.light")


@app.task
def carry(): ...
