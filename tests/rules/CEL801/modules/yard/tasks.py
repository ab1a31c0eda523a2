from yard.celery import app


@app.task
def sweep(): ...
