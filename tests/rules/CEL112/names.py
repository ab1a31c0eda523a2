from celery import Celery, Task, shared_task

app = Celery("ferry")


@app.task  # expect: CEL112 "`board` is named after its module" !minor
def board(car):
    return car


@shared_task(acks_late=True)  # expect: CEL112
def sail(ship):
    return ship


@app.task(name="ferry.dock")  # ok: CEL112 has a name
def dock(ship):
    return ship


NAME = "ferry.anchor"


@app.task(name=NAME)  # ok: CEL112 a name from a constant
def anchor(ship):
    return ship


class Repair(Task):  # ok: CEL112 has a name
    name = "ferry.repair"

    def run(self, ship):
        return ship


def numbered(number, **options):
    return app.task(name=f"ferry.{number}", **options)


@numbered(3)  # ok: CEL112 the project's decorator names it
def refuel(ship):
    return ship
