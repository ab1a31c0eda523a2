from base import app


@app.task(owner="stars")  # ok: CEL105 the app's own base class has it
def project(constellation):
    return constellation


@app.task(owner="sun", retry_for=(OSError,))  # expect: CEL105 "retry_for"
def eclipse(constellation):
    return constellation
