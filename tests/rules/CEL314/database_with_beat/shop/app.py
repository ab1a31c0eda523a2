from celery import Celery

app = Celery("a", backend="db+sqlite:///results.db")  # ok: CEL314 beat runs, and cleans up
app.config_from_object("shop.config")
