from celery import Celery
from celery.signals import task_failure, worker_init

app = Celery("mill")


@task_failure.connect
def report(sender, **kwargs): ...


@worker_init.connect
def narrow(sender): ...


task_failure.connect(lambda **kwargs: None, weak=False)
task_failure.connect(lambda **kwargs: None, weak=False)


def set_up():
    @task_failure.connect(weak=False)
    def inner(sender, **kwargs): ...

    @task_failure.connect(weak=False)
    def held(sender, **kwargs): ...

    @app.on_after_configure.connect(weak=False)
    def plan(sender, **kwargs): ...

    def named(sender, **kwargs): ...

    worker_init.connect(named, weak=False)

    def given_back(sender, **kwargs): ...

    worker_init.connect(given_back)
    return given_back


worker_init.connect(report)


class Bus:
    def connect(self, function): ...


Bus().connect(lambda: None)
