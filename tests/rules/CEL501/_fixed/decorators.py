"""Every way to declare a task; each has a retry with lost work behind it, so the task must be known."""

import celery as queueing
from celery import Celery, shared_task
from celery import Celery as Conveyor
from celery import shared_task as chore
from celery import Task, current_app

app = Celery("bakery")
celery_app = Celery("bakery-nights")
celery = celery_app
conveyor = Conveyor("bakery-belt")
typed = Celery[Task]("bakery-typed")
registry = {}
registry["ovens"] = Celery("bakery-ovens")
ovens = registry["ovens"]


def make_celery(name):
    made = Celery(name, broker="redis://localhost")
    made.conf.update(timezone="UTC")
    return made


built = make_celery("bakery-built")


@app.task
def bare():
    bare.retry(countdown=5)


@app.task()
def with_parentheses():
    with_parentheses.retry()


@app.task(bind=True, max_retries=3)
def with_options(self):
    raise self.retry()


@celery_app.task(bind=True)
def of_another_app(self):
    self.retry()


@celery.task(bind=True)
def of_an_alias(self):
    self.retry()


@conveyor.task(bind=True)
def of_an_aliased_class(self):
    self.retry()


@typed.task(bind=True)
def of_a_subscripted_class(self):
    self.retry()


@ovens.task(bind=True)
def of_an_app_kept_in_a_dict(self):
    self.retry()


@registry["ovens"].task(bind=True)
def of_an_item(self):
    self.retry()


@built.task(bind=True)
def of_a_factory(self):
    self.retry()


@current_app.task(bind=True)
def of_the_current_app(self):
    self.retry()


@shared_task(bind=True)
def shared(self):
    self.retry()


@shared_task
def shared_bare():
    shared_bare.retry()


@chore(bind=True)
def shared_aliased(self):
    self.retry()


@queueing.shared_task(bind=True)
def shared_dotted(self):
    self.retry()


@shared_task(bind=True, name="bakery.bake")
def first_parameter_named_task(task, loaf):
    task.retry()


@shared_task(bind=True)
def first_parameter_with_underscore(_self):
    _self.retry()


@app.task(bind=True)
def annotated(self: Task, loaf: str) -> None:
    self.retry()


def plain(self, loaf):
    self.retry()


registered = app.task(bind=True, name="bakery.plain")(plain)


def unbound(loaf):
    handle.retry(args=(loaf,))


handle = app.task(unbound)


class Kneading(Task):
    name = "bakery.knead"

    def run(self, dough):
        self.retry()


app.register_task(Kneading())


class Patient(Task):
    abstract = True

    def later(self):
        self.retry(countdown=60)


@app.task(base=Patient, bind=True)
def proof_dough(self):
    self.later()
    self.retry()


def outside(self):
    self.retry()
    print("reached")


@app.on_after_configure.connect
def announce(sender, **kwargs):
    sender.retry()
    print("reached")
