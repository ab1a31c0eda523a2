"""Where a visibility timeout is put."""

from celery import Celery

bare = Celery("a", broker="redis://localhost")
bare.conf.visibility_timeout = 7200
results = Celery("b", broker="redis://localhost")
results.conf.update(
    result_backend_transport_options={"visibility_timeout": 7200},
    broker_transport_options={"fanout_prefix": True},
)
prefixed = Celery("c", broker="redis://localhost")
prefixed.conf.broker_transport_options = {"visibility_timeout": 7200}
right = Celery("d", broker="redis://localhost")
right.conf.broker_transport_options = {"visibility_timeout": 7200}
all_three = Celery("e", broker="redis://localhost")
all_three.conf.update(
    visibility_timeout=7200,
    broker_transport_options={"visibility_timeout": 7200},
    result_backend_transport_options={"visibility_timeout": 7200},
)
other = Celery("f", broker="redis://localhost")
other.conf.result_backend_transport_options = {"master_name": "main"}
