"""An app of which much is hidden."""

import os

from celery import Celery

from depot.secret import load_everything

app = Celery("depot")
app.config_from_object(load_everything())
app.conf.task_time_limit = int(os.environ["LIMIT"])
app.conf.worker_prefetch_multiplier = int(os.environ.get("PREFETCH", "1"))
app.conf.task_routes = (lambda name, *args, **kwargs: None,)
