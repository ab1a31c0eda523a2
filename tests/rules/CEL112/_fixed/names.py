from celery import Celery, Task, shared_task

app = Celery("ferry")


@app.task(name="names.board")
def board(car):
    return car


@shared_task(acks_late=True, name="names.sail")
def sail(ship):
    return ship


@app.task(name="ferry.dock")
def dock(ship):
    return ship


NAME = "ferry.anchor"


@app.task(name=NAME)
def anchor(ship):
    return ship


class Repair(Task):
    name = "ferry.repair"

    def run(self, ship):
        return ship


def numbered(number, **options):
    return app.task(name=f"ferry.{number}", **options)


@numbered(3)
def refuel(ship):
    return ship
