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
    print("lost")  # expect: CEL501


@mill.celery.app.task(bind=True)
def of_a_dotted_module(self):
    self.retry()
    print("lost")  # expect: CEL501


@celery_module.app.task(bind=True, base=MorePatient)
def of_a_module(self):
    self.wait(5)
    self.retry()
    print("lost")  # expect: CEL501


@mill_task
def with_own_decorator(self):
    self.retry()
    print("lost")  # expect: CEL501


@mill_task(queue="slow")
def with_own_decorator_called(self):
    self.retry()
    print("lost")  # expect: CEL501


@logged("mill.sift")
def sift(self):
    self.retry()
    print("lost")  # expect: CEL501


@site_celery.task(bind=True)
def of_the_site(self):
    self.retry()
    print("lost")  # expect: CEL501


@site.extensions["celery"].task(bind=True)
def of_the_extension(self):
    self.retry()
    print("lost")  # miss: CEL501 an app stored in a dict of another object


kept_celery = site.extensions["celery"]


@kept_celery.task(bind=True)
def of_the_kept_extension(self):
    self.retry()
    print("lost")  # expect: CEL501


def fetch(self):
    self.retry()
    print("reached")  # ok: CEL501 no task in this module, whatever it is called elsewhere
