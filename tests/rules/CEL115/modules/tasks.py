from app import mill


@mill.task(bind=True)
def grind(me, batch):
    me.sacks += batch  # expect: CEL115
    batch += 1  # ok: CEL115 a local name


@mill.task
def sift(batch):
    batch.total += 1  # ok: CEL115 not the task
