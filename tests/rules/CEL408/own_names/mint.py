"""An app that names its tasks itself."""

from celery import Celery


class Mint(Celery):
    def gen_task_name(self, name, module):
        return f"coins-{name}"


app = Mint("mint")


@app.task
def strike(): ...


app.conf.beat_schedule = {
    "strike": {"task": "strike", "schedule": 60},  # ok: CEL408 ends like a task whose name is not known
    "other": {"task": "coins-strike", "schedule": 60},  # expect: CEL408 ~low
}
