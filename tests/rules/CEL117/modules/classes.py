from celery import Task


class Lost(Task):  # expect: CEL117
    name = "mill.lost"

    def run(self, batch): ...


class Known(Task):  # ok: CEL117 registered elsewhere
    name = "mill.known"

    def run(self, batch): ...
