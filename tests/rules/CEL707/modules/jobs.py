from celery.result import AsyncResult


def described(job):
    result = AsyncResult(job)  # expect: CEL707
    return {"why": result.traceback}


def state(job):
    return AsyncResult(job).state  # ok: CEL707 the state alone
