from base import app


@app.task(owner="stars")
def project(constellation):
    return constellation


@app.task(owner="sun", autoretry_for=(OSError,))
def eclipse(constellation):
    return constellation
