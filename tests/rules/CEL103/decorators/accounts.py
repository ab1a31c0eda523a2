from tools import audited
from worker import app


@app.task
@audited
def open_account(number):
    return number
