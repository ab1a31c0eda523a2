"""Code starts the worker."""

from celery import Celery

app = Celery("post")


@app.task(queue="letters")  # ok: CEL318 consumed below
def stamp():
    pass


@app.task(queue="parcles")  # expect: CEL318 "only `parcels`" ~medium
def weigh():
    pass


@app.task(queue="airmail")  # ok: CEL318 another worker may consume it
def fly():
    pass


if __name__ == "__main__":
    app.worker_main(["worker", "-Q", "letters,parcels", "--loglevel=info"])
