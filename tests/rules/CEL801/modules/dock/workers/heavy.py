from celery import Celery

app = Celery("heavy")  # ok: CEL801 its configuration module copies the shared setting
app.config_from_object("dock.configs.heavy")


@app.task
def lift(): ...
