from celery import Celery

celery = Celery("trams", broker="redis://localhost")


def broker_is_up():
    return bool(celery.control.ping(timeout=2))


class Depot:
    def workers(self):
        return self.inspector().stats() or {}

    def inspector(self):
        return celery.control.inspect()
