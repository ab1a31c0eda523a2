from metro.worker import app


@app.task
def depart(line):
    return line
