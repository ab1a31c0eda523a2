from celery import Task


class Patient(Task):
    """Tasks that try again."""

    def attempt(self, work):
        try:
            return work()
        except OSError as exc:
            raise self.retry(exc)  # expect: CEL503 "`hoist` fails"
