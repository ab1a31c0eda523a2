from app import mill
from errors import Jammed


@mill.task(autoretry_for=Jammed)  # expect: CEL519
def grind(batch): ...


@mill.task(autoretry_for=(Jammed,))  # ok: CEL519 a tuple
def sift(batch): ...
