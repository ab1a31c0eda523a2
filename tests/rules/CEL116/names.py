from celery import Celery, shared_task

app = Celery("mail")


@shared_task("mail.send")  # expect: CEL116 "`shared_task` takes the name of `send` by keyword" ~high !critical
def send(letter): ...


@app.task("mail.sort", bind=True)  # expect: CEL116
def sort(self, letter): ...


@app.task(name="mail.stamp")  # ok: CEL116 by keyword
def stamp(letter): ...


@app.task()  # ok: CEL116 named after its module
def weigh(letter): ...


def named(name):
    def decorate(function):
        return app.task(name=name)(function)

    return decorate


@named("mail.burn")  # ok: CEL116 a decorator of the project that takes a name
def burn(letter): ...
