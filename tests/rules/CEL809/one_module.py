"""Asking workers what they run."""

from celery import Celery, Task, current_app
from celery.app.control import Inspect

app = Celery("trains", broker="redis://broker/0")


class Deduplicated(Task):
    abstract = True

    def apply_async(self, args=None, kwargs=None, **options):
        active = self.app.control.inspect().active() or {}  # expect: CEL809 "`apply_async` asks" !major ~high
        for running in active.values():
            for request in running:
                if request["name"] == self.name and request["args"] == args:
                    return None
        return super().apply_async(args, kwargs, **options)


@app.task(base=Deduplicated)
def timetable(day): ...


@app.task
def brake_test(train): ...


def start_directly(train):
    inspector = app.control.inspect()
    active = inspector.active()  # expect: CEL809 "`start_directly` asks `inspect().active()`" !major ~medium
    if active and any(task["name"] == brake_test.name for tasks in active.values() for task in tasks):
        return None
    return brake_test.delay(train)


def is_waiting(name):
    waiting = current_app.control.inspect().reserved()  # expect: CEL809 "`inspect().reserved()`"
    for requests in (waiting or {}).values():
        if name in [request["name"] for request in requests]:
            return True
    return False


def start_unless_waiting(train):
    if not is_waiting("brake_test"):
        brake_test.apply_async((train,))


def start_unless_scheduled(train):
    scheduled = Inspect(app=app).scheduled()  # expect: CEL809 "`inspect().scheduled()`"
    for entries in scheduled.values():
        for entry in entries:
            if entry["request"]["args"] == [train]:
                raise ValueError("scheduled already")
    brake_test.delay(train)


def is_alone(name, own_id):
    running = app.control.inspect().active()  # expect: CEL809 "`is_alone`"
    return not any(r["name"] == name and r["id"] != own_id for rs in running.values() for r in rs)


@app.task(bind=True)
def sweep_platform(self, platform):
    if not is_alone(self.name, self.request.id):
        return
    print(platform)


def start_by_unknown_app(railway, train):
    i = railway.control.inspect()
    for requests in i.active().values():  # expect: CEL809 "`start_by_unknown_app`"
        if train in [request["args"] for request in requests]:
            return
    brake_test.delay(train)


def overview():
    active = app.control.inspect().active() or {}  # ok: CEL809 it only shows what runs
    return {worker: [task["name"] for task in tasks] for worker, tasks in active.items()}


def overview_and_ping():
    active = app.control.inspect().active()  # ok: CEL809 sending does not depend on the answer
    names = [task["name"] for tasks in active.values() for task in tasks]
    brake_test.delay("ping")
    return names


def watchdog():
    if not app.control.inspect().active():  # ok: CEL809 asks whether anybody works at all
        brake_test.delay("alarm")


def start_when_staffed(train):
    inspector = app.control.inspect()
    if not inspector.ping():  # ok: CEL809 a ping tells nothing about tasks
        return
    brake_test.delay(train)


def registered_here(train):
    known = app.control.inspect().registered()  # ok: CEL809 what is registered does not tell what runs
    if any("name" in tasks for tasks in known.values()):
        brake_test.delay(train)


def busy(inspection, train):
    if inspection.active() and inspection.kind == "name":  # ok: CEL809 an inspection of a train
        return
    brake_test.delay(train)


class Signal:
    def active(self):
        return {"name": "red"}

    def apply_async(self):
        inspect_signal = self
        if inspect_signal.active()["name"]:  # ok: CEL809 the signal's own method
            return
        brake_test.delay("signal")
