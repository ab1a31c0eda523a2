from quarry.app import app
from quarry.attempts import attempts_of


@app.task
def drill(hole_id):
    return hole_id


@app.task
def fill(hole_id):
    if attempts_of(hole_id) > 3:
        return None
    return hole_id
