from coast.app import app
from coast.locks import Guard, give_back, take


@app.task
def sweep(beach):
    guard = Guard("redis://locks/0")
    if guard.acquire(30):
        print(beach)
        guard.release()


@app.task
def rake(redis_client):
    if take(redis_client):
        give_back(redis_client)
