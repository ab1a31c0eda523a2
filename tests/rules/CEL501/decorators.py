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
    print("lost")  # expect: CEL501 "this never runs in `bare`" !moderate


@app.task()
def with_parentheses():
    with_parentheses.retry()
    print("lost")  # expect: CEL501


@app.task(bind=True, max_retries=3)
def with_options(self):
    raise self.retry()
    print("lost")  # expect: CEL501


@celery_app.task(bind=True)
def of_another_app(self):
    self.retry()
    print("lost")  # expect: CEL501


@celery.task(bind=True)
def of_an_alias(self):
    self.retry()
    print("lost")  # expect: CEL501


@conveyor.task(bind=True)
def of_an_aliased_class(self):
    self.retry()
    print("lost")  # expect: CEL501


@typed.task(bind=True)
def of_a_subscripted_class(self):
    self.retry()
    print("lost")  # expect: CEL501


@ovens.task(bind=True)
def of_an_app_kept_in_a_dict(self):
    self.retry()
    print("lost")  # expect: CEL501


@registry["ovens"].task(bind=True)
def of_an_item(self):
    self.retry()
    print("lost")  # expect: CEL501


@built.task(bind=True)
def of_a_factory(self):
    self.retry()
    print("lost")  # expect: CEL501


@current_app.task(bind=True)
def of_the_current_app(self):
    self.retry()
    print("lost")  # expect: CEL501


@shared_task(bind=True)
def shared(self):
    self.retry()
    print("lost")  # expect: CEL501


@shared_task
def shared_bare():
    shared_bare.retry()
    print("lost")  # expect: CEL501


@chore(bind=True)
def shared_aliased(self):
    self.retry()
    print("lost")  # expect: CEL501


@queueing.shared_task(bind=True)
def shared_dotted(self):
    self.retry()
    print("lost")  # expect: CEL501


@shared_task(bind=True, name="bakery.bake")
def first_parameter_named_task(task, loaf):
    task.retry()
    print("lost", loaf)  # expect: CEL501


@shared_task(bind=True)
def first_parameter_with_underscore(_self):
    _self.retry()
    print("lost")  # expect: CEL501


@app.task(bind=True)
def annotated(self: Task, loaf: str) -> None:
    self.retry()
    print("lost", loaf)  # expect: CEL501


def plain(self, loaf):
    self.retry()
    print("lost", loaf)  # expect: CEL501


registered = app.task(bind=True, name="bakery.plain")(plain)


def unbound(loaf):
    handle.retry(args=(loaf,))
    print("lost")  # expect: CEL501


handle = app.task(unbound)


class Kneading(Task):
    name = "bakery.knead"

    def run(self, dough):
        self.retry()
        print("lost", dough)  # expect: CEL501


app.register_task(Kneading())


class Patient(Task):
    abstract = True

    def later(self):
        self.retry(countdown=60)
        print("lost")  # expect: CEL501


@app.task(base=Patient, bind=True)
def proof_dough(self):
    self.later()
    self.retry()
    print("lost")  # expect: CEL501


def outside(self):
    self.retry()
    print("reached")  # ok: CEL501 not a task: nothing registers this function


@app.on_after_configure.connect
def announce(sender, **kwargs):
    sender.retry()
    print("reached")  # ok: CEL501 a signal receiver, and the sender is no task
