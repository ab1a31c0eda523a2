import torch
from celery import Celery
from celery.signals import worker_process_init

app = Celery("speech")
app.conf.task_time_limit = 60


@worker_process_init.connect
def load(**kwargs):
    torch.load("model.pt")  # expect: CEL616 ~low
