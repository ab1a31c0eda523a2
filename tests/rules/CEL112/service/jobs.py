from worker import app


@app.task  # ok: CEL112 the app makes names of its own
def unload(ship):
    return ship
