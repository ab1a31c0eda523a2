import os
import ssl

from celery import Celery

bad = Celery("bad", broker="rediss://broker.example.org/0?ssl_cert_reqs=required")
worse = Celery("worse", broker="rediss://:x@broker.example.org/0?a=1&ssl_cert_reqs=required")
silent = Celery("silent", backend="rediss://broker.example.org/1?ssl_cert_reqs=required")
table = Celery("table", redis_backend_use_ssl={"ssl_cert_reqs": "none"})
checked = Celery("checked", broker="rediss://broker.example.org/0?ssl_cert_reqs=required")
broker = Celery("broker", broker="rediss://broker.example.org/0")
local = Celery("local", broker="rediss://localhost/0?ssl_cert_reqs=none")
said = Celery("said", backend="rediss://b.example.org", redis_backend_use_ssl={"ssl_cert_reqs": "required"})
plain = Celery("plain", broker="redis://broker.example.org/0")
hidden = Celery("hidden", backend=os.environ["BACKEND"], broker_use_ssl={"ssl_cert_reqs": ssl.CERT_REQUIRED})
