from celery import Celery, Task


class Tracked(Task):
    abstract = True
    owner = None


app = Celery("planetarium", task_cls=Tracked)
