from worker import app


@app.task  # ok: CEL101 the pool awaits it
async def ring_birds(cage):
    return cage
