import celery


class Patient(celery.Task):
    abstract = True

    def wait(self, seconds):
        self.retry(countdown=seconds)


class MorePatient(Patient):
    abstract = True


class Idle:
    def wait(self):
        self.retry()
        return 0

    def retry(self): ...
