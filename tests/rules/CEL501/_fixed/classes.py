"""Class tasks, and classes that only look like them."""

from celery import Celery, Task, shared_task
from celery.app.task import Task as BaseTask
from celery.contrib.abortable import AbortableTask
from celery_singleton import Singleton

app = Celery("clock")


class Wind(BaseTask):
    def run(self, spring):
        if not spring:
            self.retry()


Wind = app.register_task(Wind())


class Strike(app.Task):
    name = "clock.strike"

    def run(self):
        self.retry()


class Base(Task):
    abstract = True

    def run(self, *args):
        try:
            self.work(*args)
        except OSError as exc:
            self.retry(exc=exc)

    def work(self, *args):
        raise NotImplementedError


class Chime(Base):
    name = "clock.chime"

    def work(self, *args):
        self.retry(countdown=5)


@shared_task(bind=True, base=AbortableTask)
def tick(self: AbortableTask):
    self.retry()


@shared_task(bind=True, base=Singleton)
def tock(self):
    self.retry()


class Request:
    """Another library's habit: a request that is sent again."""

    def retry(self, times): ...

    def send(self):
        self.retry(3)
        print("reached")


class Service:
    @app.task(bind=True)
    def static_task(self):
        self.retry()

    def run(self, request: Request):
        request.retry(3)
        print("reached")


@app.task(bind=True)
def calls_others(self, request, client):
    request.retry()
    client.retry(2)
    print("reached")


@app.task
def unbound(order):
    order.retry()
    print("reached")


@app.task
def helper_below(order):
    again(helper_below, order)
    print("reached")


def again(task: Task, order):
    task.retry(args=(order,))
    print("lost")


def use_other():
    request = Request()
    request.retry(1)
    print("reached")


class Gentle(Task):
    """Retries in its own way."""

    abstract = True

    def retry(self, *args, **options):
        return super().retry(*args, throw=False, **options)


@app.task(bind=True, base=Gentle)
def with_own_retry(self):
    self.retry()
    print("reached")
