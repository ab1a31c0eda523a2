from worker import queue as app


@app.task(name="aquarium.feed")  # expect: CEL101
async def feed(tank):
    return tank


@app.task(name="aquarium.clean")  # ok: CEL101 not a coroutine function
def clean(tank):
    return tank
