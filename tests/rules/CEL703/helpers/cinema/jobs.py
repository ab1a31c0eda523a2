from celery import Celery
from celery.result import AsyncResult

app = Celery("cinema", broker="redis://localhost", backend="redis://localhost")


def state_of(ident):
    result = AsyncResult(ident, app=app)  # expect: CEL703 "`task_id`"
    return {"state": result.state, "error": str(result.traceback)}


def state_of_reel(ident):
    return AsyncResult(ident, app=app).result  # ok: CEL703 reels are found before
