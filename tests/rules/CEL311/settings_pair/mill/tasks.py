from mill.app import app


@app.task(time_limit=10800)  # ok: CEL311 above the app's soft limit
def grind():
    pass


@app.task(time_limit=60)  # expect: CEL311 "of 7200 s of `sift`"
def sift():
    pass


@app.task  # ok: CEL311 said once, at the settings
def weigh():
    pass
