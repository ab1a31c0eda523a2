from ovens import worker
from ovens.worker import SIGNAL, app


class Desk:
    def __init__(self, celery):
        self.celery = celery

    def cancel(self, order):
        app.control.revoke(order, terminate=True, signal=SIGNAL)  # expect: CEL706 !major
        worker.app.control.revoke(order)  # ok: CEL706 only what has not begun

    def cancel_elsewhere(self, order):
        self.celery.control.revoke(order, terminate=True)  # expect: CEL706
