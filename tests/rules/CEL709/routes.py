from celery import Celery
from fastapi import Depends, FastAPI

celery = Celery("mill", broker="redis://broker/0")
app = FastAPI()


def current_user(): ...


def admin_only(): ...


@app.post("/queue/empty")
def empty(user=Depends(current_user)):
    return celery.control.purge()  # expect: CEL709 "`purge` throws away every message that waits" ~high !major


@app.post("/workers/stop")
def stop():
    celery.control.shutdown()  # expect: CEL709 "stops every worker"


@app.post("/workers/halt")
def halt(user=Depends(admin_only)):
    celery.control.shutdown()  # ok: CEL709 administrators only


@app.post("/admin/purge")
def purge(user=Depends(current_user)):
    celery.control.purge()  # ok: CEL709 its path says who may


@app.delete("/jobs/{job}")
def cancel(job: str, user=Depends(current_user)):
    celery.control.revoke(job)  # ok: CEL709 one task


def by_hand():
    celery.control.purge()  # ok: CEL709 no route
