import os
import ssl

from celery import Celery

bad = Celery("bad", broker="rediss://broker.example.org/0?ssl_cert_reqs=none")  # expect: CEL310 "takes any certificate" ~high !major
worse = Celery("worse", broker="rediss://:x@broker.example.org/0?a=1&ssl_cert_reqs=CERT_NONE")  # expect: CEL310
silent = Celery("silent", backend="rediss://broker.example.org/1")  # expect: CEL310 "must say `ssl_cert_reqs`" !critical
table = Celery("table", redis_backend_use_ssl={"ssl_cert_reqs": "none"})  # expect: CEL310
checked = Celery("checked", broker="rediss://broker.example.org/0?ssl_cert_reqs=required")  # ok: CEL310 checked
broker = Celery("broker", broker="rediss://broker.example.org/0")  # ok: CEL310 a broker need not say it
local = Celery("local", broker="rediss://localhost/0?ssl_cert_reqs=none")  # ok: CEL310 this machine
said = Celery("said", backend="rediss://b.example.org", redis_backend_use_ssl={"ssl_cert_reqs": "required"})  # ok: CEL310 said there
plain = Celery("plain", broker="redis://broker.example.org/0")  # ok: CEL310 no TLS at all
hidden = Celery("hidden", backend=os.environ["BACKEND"], broker_use_ssl={"ssl_cert_reqs": ssl.CERT_REQUIRED})  # ok: CEL310 checked
