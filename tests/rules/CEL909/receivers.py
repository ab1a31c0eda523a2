from celery import Celery
from celery.signals import task_failure, worker_init

app = Celery("mill")


@task_failure.connect
def report(sender, **kwargs): ...  # ok: CEL909 the module keeps it


@worker_init.connect
def narrow(sender): ...  # expect: CEL909 "a receiver must take `**kwargs`" ~high !critical


task_failure.connect(lambda **kwargs: None)  # expect: CEL909 "this lambda is never called"
task_failure.connect(lambda **kwargs: None, weak=False)  # ok: CEL909 held


def set_up():
    @task_failure.connect  # expect: CEL909 "`inner` is never called"
    def inner(sender, **kwargs): ...

    @task_failure.connect(weak=False)
    def held(sender, **kwargs): ...  # ok: CEL909 held

    @app.on_after_configure.connect  # expect: CEL909
    def plan(sender, **kwargs): ...

    def named(sender, **kwargs): ...

    worker_init.connect(named)  # expect: CEL909

    def given_back(sender, **kwargs): ...

    worker_init.connect(given_back)  # ok: CEL909 the caller keeps it
    return given_back


worker_init.connect(report)  # ok: CEL909 the module keeps it


class Bus:
    def connect(self, function): ...


Bus().connect(lambda: None)  # ok: CEL909 no signal of Celery's
