import os

from celery import Celery

dropped = Celery("dropped", task_serializer="pickle")  # expect: CEL307 "the worker drops every message: `pickle`" ~high !critical
listed = Celery("listed", task_serializer="json", accept_content=["pickle"])  # expect: CEL307 "`json` is not among"
refused = Celery("refused", result_serializer="msgpack")  # expect: CEL307 "`get()` refuses every result"
by_type = Celery("by-type", task_serializer="application/x-yaml", accept_content=["json"])  # expect: CEL307 "`yaml`"
plain = Celery("plain")  # ok: CEL307 JSON both ways
both = Celery("both", task_serializer="pickle", accept_content=["pickle", "json"])  # ok: CEL307 accepted
typed = Celery("typed", task_serializer="pickle", accept_content=["application/x-python-serialize"])  # ok: CEL307 the same
read = Celery("read", task_serializer="pickle", result_serializer="json", accept_content=os.environ["TYPES"])  # ok: CEL307 only a run can tell
results = Celery("results", result_serializer="yaml", result_accept_content=["yaml"])  # ok: CEL307 accepted
own = Celery("own", task_serializer="orjson")  # ok: CEL307 one of its own
