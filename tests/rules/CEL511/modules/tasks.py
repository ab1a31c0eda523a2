from app import mill
from errors import Jammed


@mill.task(autoretry_for=(Jammed, Exception))  # expect: CEL511
def grind(batch): ...


@mill.task(autoretry_for=(Jammed,))  # ok: CEL511 named
def sift(batch): ...


@mill.task  # ok: CEL511 not retried
def pack(batch): ...
