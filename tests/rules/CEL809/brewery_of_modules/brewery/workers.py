from brewery.app import app


def runs_already(name, args):
    for tasks in (app.control.inspect().active() or {}).values():  # expect: CEL809 "`runs_already`"
        for task in tasks:
            if task.get("name") == name and task.get("args") == args:
                return True
    return False


def busy_workers():
    return len(app.control.inspect().active() or {})  # ok: CEL809 counts workers
