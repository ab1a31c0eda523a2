import time

from celery import Celery
from celery.signals import worker_init, worker_process_init
from transformers import AutoModel

app = Celery("speech")
app.conf.update(worker_max_tasks_per_child=50)
model = None


@worker_process_init.connect
def load(**kwargs):
    global model
    model = AutoModel.from_pretrained("large")  # expect: CEL616 "`load` may take longer than the 4 seconds" ~medium !moderate


@worker_process_init.connect
def wait(**kwargs):
    time.sleep(10)  # expect: CEL616


@worker_process_init.connect
def wait_shortly(**kwargs):
    time.sleep(1)  # ok: CEL616 within the four seconds


@worker_init.connect
def load_before(**kwargs):
    AutoModel.from_pretrained("large")  # ok: CEL616 in the main process, which nobody waits for
