"""What clauses of tasks return."""

import asyncio

from celery import Celery

app = Celery("harbour")


class Storm(Exception): ...


def tow(ship): ...


def log(*what): ...


@app.task
def status(ship):
    try:
        tow(ship)
    except Exception as exc:
        log(exc)
        return {"status": "error", "detail": str(exc)}  # expect: CEL513 "ends in SUCCESS here" ~high !moderate
    return {"status": "ok"}


@app.task
def not_successful(ship):
    try:
        tow(ship)
    except:  # noqa: E722
        return dict(success=False)  # expect: CEL513


@app.task
def error_key(ship):
    try:
        tow(ship)
    except Exception as exc:
        return {"ship": ship, "error": str(exc)}  # expect: CEL513


@app.task
def narrow(ship):
    try:
        tow(ship)
    except ValueError:
        return {"status": "failed"}  # expect: CEL513 ~medium !moderate


@app.task
def pair(ship):
    try:
        tow(ship)
    except Exception as exc:
        return False, str(exc)  # expect: CEL513


@app.task
def text(ship):
    try:
        tow(ship)
    except Exception:
        return "Error while towing"  # expect: CEL513


@app.task
def formatted(ship):
    try:
        tow(ship)
    except Exception as exc:
        return f"towing: {exc}"  # expect: CEL513


@app.task
def text_of_exception(ship):
    try:
        tow(ship)
    except Exception as exc:
        return str(exc)  # expect: CEL513


@app.task
def plain_false(ship):
    try:
        tow(ship)
    except Exception:
        return False  # expect: CEL513 ~low


@app.task
def by_name(ship):
    answer = {"ship": ship}
    try:
        tow(ship)
    except Exception as exc:
        answer["error"] = str(exc)
        return answer  # expect: CEL513


@app.task
def by_name_at_once(ship):
    try:
        tow(ship)
    except Exception:
        answer = {"state": "FAILED"}
        return answer  # expect: CEL513


@app.task(bind=True)
def after_retries(self, ship):
    try:
        tow(ship)
    except Exception as exc:
        if self.request.retries < self.max_retries:
            raise self.retry(exc=exc)
        return {"status": "error"}  # expect: CEL513


@app.task
def recorded(job):
    try:
        tow(job.ship)
    except Exception as exc:
        job.status = "failed"
        job.save()
        return {"status": "error", "error": str(exc)}  # expect: CEL513 !minor


@app.task
def recorded_by_call(ship):
    try:
        tow(ship)
    except Exception as exc:
        mark_failed(ship, exc)
        return {"status": "error"}  # expect: CEL513 !minor


def mark_failed(*what): ...


@app.task
def only_once(ship):
    try:
        tow(ship)
    except ValueError:
        return {"status": "error"}  # expect: CEL513
    except Exception:
        return {"status": "error"}  # ok: CEL513 once for each task


@app.task
def in_a_coroutine(ship):
    async def work():
        try:
            tow(ship)
        except Exception:
            return {"status": "error"}  # expect: CEL513

    return asyncio.run(work())


async def work(ship):
    try:
        tow(ship)
    except Exception:
        return {"status": "error"}  # expect: CEL513


@app.task
def through_a_coroutine(ship):
    result = asyncio.run(work(ship))
    return result


@app.task
def raised(ship):
    try:
        tow(ship)
    except Exception as exc:
        log({"status": "error"})  # ok: CEL513 raised again
        raise Storm(ship) from exc


@app.task
def skipped(ship):
    try:
        tow(ship)
    except Exception:
        return {"status": "skipped"}  # ok: CEL513 says nothing of an error


@app.task
def without_errors(ship):
    try:
        tow(ship)
    except KeyError:
        return {"towed": 0, "errors": 0}  # ok: CEL513 counts none


@app.task
def nothing(ship):
    try:
        tow(ship)
    except Exception:
        return None  # ok: CEL513 does not speak of an error


def helper(ship):
    try:
        tow(ship)
    except Exception:
        return {"status": "error"}  # ok: CEL513 the task looks at it


@app.task
def looks_at_it(ship):
    answer = helper(ship)
    if answer["status"] == "error":
        raise Storm(ship)


def no_task(ship):
    try:
        tow(ship)
    except Exception:
        return {"status": "error"}  # ok: CEL513 no task


@app.task
def not_in_a_clause(ship):
    if not ship:
        return {"status": "error"}  # miss: CEL513 only clauses are looked at
    return {"status": "ok"}
