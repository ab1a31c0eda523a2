"""Where a visibility timeout is put."""

from celery import Celery

bare = Celery("a", broker="redis://localhost")
bare.conf.visibility_timeout = 7200  # expect: CEL315 "`visibility_timeout` is read by nothing" ~high !moderate
results = Celery("b", broker="redis://localhost")
results.conf.update(
    result_backend_transport_options={"visibility_timeout": 7200},  # expect: CEL315 "in `result_backend_transport_options`"
    broker_transport_options={"fanout_prefix": True},
)
prefixed = Celery("c", broker="redis://localhost")
prefixed.conf.broker_visibility_timeout = 7200  # expect: CEL315 "`broker_visibility_timeout`"
right = Celery("d", broker="redis://localhost")
right.conf.broker_transport_options = {"visibility_timeout": 7200}  # ok: CEL315 this is the place
all_three = Celery("e", broker="redis://localhost")
all_three.conf.update(
    visibility_timeout=7200,  # ok: CEL315 set rightly beside it
    broker_transport_options={"visibility_timeout": 7200},
    result_backend_transport_options={"visibility_timeout": 7200},  # ok: CEL315 set rightly beside it
)
other = Celery("f", broker="redis://localhost")
other.conf.result_backend_transport_options = {"master_name": "main"}  # ok: CEL315 something else
