from celery import Celery

app = Celery("export", backend="redis://", broker="redis://")


@app.task(bind=True, ignore_result=True)
def export(self, rows):
    for number, row in enumerate(rows):
        self.update_state(state="PROGRESS", meta={"done": number})  # expect: CEL902 "`export`" ~high !moderate


@app.task(bind=True)
def kept(self, rows):
    self.update_state(state="PROGRESS")  # ok: CEL902 the result replaces it


@app.task(bind=True, ignore_result=False)
def kept_too(self, rows):
    self.update_state(state="PROGRESS")  # ok: CEL902 the result replaces it


@app.task(bind=True, ignore_result=flag())
def unknown(self, rows):
    self.update_state(state="PROGRESS")  # ok: CEL902 only a run can tell
