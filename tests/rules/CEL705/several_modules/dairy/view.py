from dairy.asking import counted, running, waiting
from dairy.worker import inspector


def summary():
    lines = [f"{worker}: {len(tasks)}" for worker, tasks in running().items()]  # expect: CEL705 ~medium
    queued = waiting()
    return lines, len(queued)  # expect: CEL705 "`queued`" ~medium


def safe():
    if queued := waiting():
        return len(queued), len(counted())  # ok: CEL705 asked, and never None
    return 0, 0


def listed(tasks_by_worker, state):
    rows = []
    for worker in tasks_by_worker.keys():  # expect: CEL705 "`tasks_by_worker`" ~medium
        rows.append((worker, state))
    return rows


def thoughtful(tasks_by_worker):
    return list(tasks_by_worker) if tasks_by_worker else []  # ok: CEL705 asked


def table():
    thoughtful(inspector().active())
    return listed(inspector().active(), "active")
