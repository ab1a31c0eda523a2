import torch
from celery import Celery
from celery.signals import worker_process_init

app = Celery("speech")


@worker_process_init.connect
def load(**kwargs):
    torch.load("model.pt")  # ok: CEL616 nothing replaces the first processes
