from harbour import app


def find_berth(ship):
    try:
        return {"berth": len(ship)}
    except TypeError as exc:
        return {"status": "error", "detail": str(exc)}  # expect: CEL513 "`berth` ends"


@app.task
def weigh(ship):
    return len(ship)
