from celery import Celery, Task, shared_task

app = Celery("mail")


class Mailer:
    @shared_task
    def send(self, letter): ...  # expect: CEL109 "`send` is a method: as a task it is bound to no instance" ~high !critical

    @app.task
    @staticmethod
    def sort(letter): ...  # expect: CEL109 "`sort` is a static method that is made a task"

    @app.task
    @classmethod
    def stamp(cls, letter): ...  # expect: CEL109

    @staticmethod
    @app.task
    def weigh(letter): ...  # ok: CEL109 a function that is a task

    @app.task(bind=True)
    def bound(self, letter): ...  # ok: CEL109 `self` is the task

    @app.task
    def plain(letter): ...  # ok: CEL109 takes no instance


class Sending(Task):
    def run(self, letter): ...  # ok: CEL109 a class that is a task


@shared_task
def function(letter): ...  # ok: CEL109 a function of the module
