from celery import Celery, Task, shared_task

app = Celery("mail")


class Mailer:
    @shared_task
    def send(self, letter): ...

    @staticmethod
    @app.task
    def sort(letter): ...

    @app.task
    @classmethod
    def stamp(cls, letter): ...

    @staticmethod
    @app.task
    def weigh(letter): ...

    @app.task(bind=True)
    def bound(self, letter): ...

    @app.task
    def plain(letter): ...


class Sending(Task):
    def run(self, letter): ...


@shared_task
def function(letter): ...
