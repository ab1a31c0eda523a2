"""What may set it, but cannot be read."""

import json
from pathlib import Path

from celery import Celery

from elsewhere import options

from_file = Celery("from-file")  # expect: CEL801 ~low
from_file.conf.update(json.loads(Path("celery.json").read_text()))
from_package = Celery("from-package")  # expect: CEL801 ~low
from_package.config_from_object("elsewhere.celeryconfig")
from_spread = Celery("from-spread", **options)  # expect: CEL801 ~low
from_variable = Celery("from-variable")  # expect: CEL801 ~low
from_variable.config_from_envvar("CELERY_CONFIG_MODULE")


@from_file.task
def a(): ...


@from_package.task
def b(): ...


@from_spread.task
def c(): ...


@from_variable.task
def d(): ...
