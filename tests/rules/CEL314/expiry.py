"""How long results live."""

import os
from datetime import timedelta

from celery import Celery

kept = Celery("a", backend="redis://localhost/1", result_expires=None)  # expect: CEL314 "for ever" ~high !major
zero = Celery("b", backend="redis://localhost/1")
zero.conf.result_expires = 0  # expect: CEL314
span = Celery("c", backend="db+sqlite:///results.db")
span.conf.update(result_expires=timedelta(0))  # expect: CEL314
day = Celery("d", backend="redis://localhost/1", result_expires=timedelta(days=1))  # ok: CEL314 a day
given = Celery("e", backend="redis://localhost/1", result_expires=os.environ["EXPIRES"])  # ok: CEL314 only a run can tell
plain = Celery("f", backend="redis://localhost/1")  # ok: CEL314 a day is the default
none = Celery("g", result_expires=None)  # ok: CEL314 no result backend
replies = Celery("h", backend="rpc://", result_expires=None)  # ok: CEL314 replies go to a queue that ends with its client
ignored = Celery("i", backend="redis://", task_ignore_result=True, result_expires=None)  # ok: CEL314 nothing is stored
