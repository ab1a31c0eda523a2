"""How long results live."""

import os
from datetime import timedelta

from celery import Celery

kept = Celery("a", backend="redis://localhost/1", result_expires=86400)
zero = Celery("b", backend="redis://localhost/1")
zero.conf.result_expires = 86400
span = Celery("c", backend="db+sqlite:///results.db")
span.conf.update(result_expires=86400)
day = Celery("d", backend="redis://localhost/1", result_expires=timedelta(days=1))
given = Celery("e", backend="redis://localhost/1", result_expires=os.environ["EXPIRES"])
plain = Celery("f", backend="redis://localhost/1")
none = Celery("g", result_expires=None)
replies = Celery("h", backend="rpc://", result_expires=None)
ignored = Celery("i", backend="redis://", task_ignore_result=True, result_expires=None)
