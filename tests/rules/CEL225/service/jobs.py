from celery import Celery

app = Celery("garage")


@app.task
def repair(car):
    return car
