from celery import Task


class Patient(Task):
    def again(self):
        self.retry(throw=False)  # expect: CEL506 ~medium

    def loudly(self):
        raise self.retry()  # ok: CEL506 ends the run

    def quietly(self):
        return None  # ok: CEL506 no retry
