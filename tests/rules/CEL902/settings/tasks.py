from app import ignoring, keeping


@ignoring.task(bind=True)
def lost(self):
    self.update_state(state="PROGRESS")  # expect: CEL902


@ignoring.task(bind=True, ignore_result=False)
def own(self):
    self.update_state(state="PROGRESS")  # ok: CEL902 its own option wins


@keeping.task(bind=True)
def kept(self):
    self.update_state(state="PROGRESS")  # ok: CEL902 results are kept
