from diving import app
from probe import sink


def surface(depth):
    try:
        reached = sink(depth)
    finally:
        print("reached" in locals())  # expect: CEL516


@app.task
def dive(depth):
    sink(depth)
    surface(depth)
