from app import mill
from errors import Jammed


@mill.task(autoretry_for=(Jammed,))
def grind(batch):
    try:
        turn(batch)
    except Jammed:  # expect: CEL512
        return "jammed"


@mill.task(autoretry_for=(Jammed,))
def sift(batch):
    try:
        turn(batch)
    except Jammed as exc:  # ok: CEL512 another exception leaves the task
        raise RuntimeError("jammed") from exc


@mill.task(autoretry_for=(Jammed,))
def pack(batch):
    for sack in batch:
        try:
            turn(sack)
        except Jammed:  # ok: CEL512 one sack of many
            continue
