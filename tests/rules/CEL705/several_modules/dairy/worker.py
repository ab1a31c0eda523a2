from celery import Celery

app = Celery("dairy", broker="redis://localhost")


def inspector():
    return app.control.inspect(timeout=2)
