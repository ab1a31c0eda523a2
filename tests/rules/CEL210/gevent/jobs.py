from celery import Celery

app = Celery("radio", worker_pool="gevent")


@app.task
def tune(station):
    return station


@app.task
def scan(stations):
    return [tune.delay(station).get() for station in stations]  # expect: CEL210 ~low
