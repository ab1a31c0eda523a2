from app import mill


@mill.task
def kinds(batch):
    return set(batch)  # expect: CEL209


@mill.task
def count(batch):
    return len(set(batch))  # ok: CEL209 a number
