from worker import app


@app.bound(name="funicular.up")
def up():  # expect: CEL104
    return "up"


@app.bound(name="funicular.down")
def down(self):  # ok: CEL104 bound by the app's own decorator
    return self.request.id


@app.task(name="funicular.stop")
def stop(self, reason):  # expect: CEL104
    return reason
