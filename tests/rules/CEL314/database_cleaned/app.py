from celery import Celery

app = Celery("a", backend="db+sqlite:///results.db")  # ok: CEL314 the cleaning is started by hand


def nightly():
    app.send_task("celery.backend_cleanup")
