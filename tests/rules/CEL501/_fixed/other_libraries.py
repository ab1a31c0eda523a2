"""`.task` and `.retry` of libraries that are not Celery, next to real tasks."""

import dramatiq
import prefect
from celery import Celery
from django_rq import job
from huey import RedisHuey
from invoke import task
from procrastinate import App
from rq import Retry, get_current_job
from tenacity import Retrying, retry
from urllib3.util.retry import Retry as HttpRetry

huey = RedisHuey("garden")
celery_app = Celery("garden")
app = App(connector=None)


@celery_app.task(bind=True)
def real(self):
    self.retry()


@huey.task(retries=2, context=True)
def water(task=None):
    task.retry()
    print("reached")


@task
def build(context):
    context.retry()
    print("reached")


@task(name="deploy")
def deploy(context):
    context.retry()
    print("reached")


@app.task(pass_context=True)
def dig(self):
    self.retry()
    print("reached")


@job
def plant(self):
    get_current_job().retry()
    print("reached")


@prefect.task(retries=3)
def rake(self):
    self.retry()
    print("reached")


@dramatiq.actor
def mow(self):
    self.retry()
    print("reached")


@retry
def weed(self):
    self.retry()
    print("reached")


class Client:
    retries = HttpRetry(3)
    policy = Retry(max=3)

    def run(self):
        self.retry()
        print("reached")

    def retry(self): ...


Retrying().retry()
