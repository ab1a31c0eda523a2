import mill.celery
from mill import celery_app
from mill import celery as celery_module
from mill.bases import MorePatient
from mill.decorators import logged, mill_task
from mill.web.site import celery as site_celery
from mill.web.site import site


@celery_app.task(bind=True)
def of_the_package(self):
    self.retry()


@mill.celery.app.task(bind=True)
def of_a_dotted_module(self):
    self.retry()


@celery_module.app.task(bind=True, base=MorePatient)
def of_a_module(self):
    self.wait(5)
    self.retry()


@mill_task
def with_own_decorator(self):
    self.retry()


@mill_task(queue="slow")
def with_own_decorator_called(self):
    self.retry()


@logged("mill.sift")
def sift(self):
    self.retry()


@site_celery.task(bind=True)
def of_the_site(self):
    self.retry()


@site.extensions["celery"].task(bind=True)
def of_the_extension(self):
    self.retry()
    print("lost")


kept_celery = site.extensions["celery"]


@kept_celery.task(bind=True)
def of_the_kept_extension(self):
    self.retry()


def fetch(self):
    self.retry()
    print("reached")
