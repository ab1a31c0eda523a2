from berths import find_berth
from harbour import app


@app.task
def berth(ship):
    return find_berth(ship)


@app.task
def leave(ship):
    berth_of = find_berth(ship)  # ok: CEL513 this one does not return it
    print(berth_of)
