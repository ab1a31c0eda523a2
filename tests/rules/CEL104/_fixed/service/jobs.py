from worker import app


@app.bound(name="funicular.up")
def up(self):
    return "up"


@app.bound(name="funicular.down")
def down(self):
    return self.request.id


@app.task(name="funicular.stop", bind=True)
def stop(self, reason):
    return reason
