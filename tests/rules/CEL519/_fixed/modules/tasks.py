from app import mill
from errors import Jammed


@mill.task(autoretry_for=(Jammed,))
def grind(batch): ...


@mill.task(autoretry_for=(Jammed,))
def sift(batch): ...
