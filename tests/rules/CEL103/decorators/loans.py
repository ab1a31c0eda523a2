from tools import audited, keeping
from worker import app


@app.task  # expect: CEL103 "registered as `tools.wrapper`"
@audited
def grant(number):
    return number


@app.task
@keeping
def refuse(number):
    return number
