import celery


class Patient(celery.Task):
    abstract = True

    def wait(self, seconds):
        self.retry(countdown=seconds)
        return seconds  # expect: CEL501


class MorePatient(Patient):
    abstract = True


class Idle:
    def wait(self):
        self.retry()
        return 0  # ok: CEL501 not a Task class

    def retry(self): ...
