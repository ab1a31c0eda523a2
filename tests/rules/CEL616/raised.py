import time

import torch
from celery import Celery
from celery.signals import worker_process_init

app = Celery("speech")
app.conf.update(worker_max_tasks_per_child=50, worker_proc_alive_timeout=60)


@worker_process_init.connect
def load(**kwargs):
    torch.load("model.pt")  # ok: CEL616 the limit was raised


@worker_process_init.connect
def wait(**kwargs):
    time.sleep(90)  # expect: CEL616 "60 seconds"
