from celery import Celery

app = Celery("mill", task_soft_time_limit=60, task_time_limit=30)  # expect: CEL311 "never comes to pass" !major


@app.task(soft_time_limit=50, time_limit=20)  # expect: CEL311 "never comes to pass" !major
def grind():
    pass


@app.task(soft_time_limit=50, time_limit=70)  # ok: CEL311 in the right order
def sift():
    pass
