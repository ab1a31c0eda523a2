from oven import app


@app.task(bind=True)
def knead(self, dough):
    if not dough:
        self.retry(countdown=3)  # expect: CEL505
    return dough


@app.task
def rise(dough):
    if not dough:
        rise.retry(countdown=3)  # expect: CEL505
    return dough
