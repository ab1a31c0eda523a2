from classes import Known, Lost


def start(batch):
    Lost().delay(batch)
    Known().delay(batch)  # ok: CEL117 registered
