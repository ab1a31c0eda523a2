from oven import app


@app.task(bind=True)
def knead(self, dough):
    if not dough:
        raise self.retry(countdown=3)
    return dough


@app.task
def rise(dough):
    if not dough:
        raise rise.retry(countdown=3)
    return dough
