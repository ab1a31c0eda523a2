import re

from celery import Celery

from studio.routers import by_size

TABLE = {
    "studio.films.encode": {"queue": "films"},  # ok: CEL317 a task
    "studio.films.encoed": {"queue": "films"},  # expect: CEL317 "`studio.films.encoed` is the name of no task" ~high !major
    "studio.films.cut": "films",  # expect: CEL317 "never taken"
    "mix": {"queue": "sound"},  # ok: CEL317 the task's own name
    "studio.sound.mix": {"queue": "sound"},  # expect: CEL317 ~high
    "studio.sound.*": {"queue": "sound"},  # ok: CEL317 fits a task without a name of its own
    "studio.posters.*": {"queue": "paper"},  # expect: CEL317 "fits no task" ~high
    "studio.attic.*": {"queue": "paper"},  # ok: CEL317 no such package here: perhaps another service
    "archive.films.*": {"queue": "tape"},  # ok: CEL317 another service
    "archive.films.store": {"queue": "tape"},  # ok: CEL317 another service
    "*": {"queue": "rest"},  # ok: CEL317 fits every task
    re.compile(r"studio\.nothing\..*"): {"queue": "rest"},  # ok: CEL317 regular expressions are left alone
    "celery.backend_cleanup": {"queue": "rest"},  # ok: CEL317 Celery's own task
    "studio.gone.task": {"queue": "rest"},  # ok: CEL317 sent by name below
}
app = Celery("studio")
app.conf.task_routes = (TABLE, [("studio.films.trim", {"queue": "films"})], by_size)  # expect: CEL317 "studio.films.trim"
app.conf.task_annotations = {
    "*": {"rate_limit": "10/s"},  # ok: CEL317 all tasks
    "studio.films.encode": {"time_limit": 60},  # ok: CEL317 a task
    "studio.films.Encode": {"time_limit": 60},  # expect: CEL317 "these annotations change nothing"
}


def hand_over():
    app.send_task("studio.gone.task")
