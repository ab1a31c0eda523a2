from tram.api import lines, stops
from tram.celery import app


@app.task
def refresh():
    return stops(), lines()
