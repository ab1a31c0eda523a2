from celery import Celery, shared_task

app = Celery("mail")


@shared_task(name="mail.send")
def send(letter): ...


@app.task(name="mail.sort", bind=True)
def sort(self, letter): ...


@app.task(name="mail.stamp")
def stamp(letter): ...


@app.task()
def weigh(letter): ...


def named(name):
    def decorate(function):
        return app.task(name=name)(function)

    return decorate


@named("mail.burn")
def burn(letter): ...
