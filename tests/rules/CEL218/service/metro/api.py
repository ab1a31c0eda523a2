from metro.worker import app


def morning(line):
    app.send_task("metro.trains.depart", [line])  # ok: CEL218 defined in the other module
    app.send_task("metro.trains.arrive", [line])  # expect: CEL218 ~high
    app.send_task("metro.lines.open_line", [line])  # expect: CEL218 "but it is no task" ~high
    app.send_task("metro.tickets.check", [line])  # expect: CEL218 ~high
