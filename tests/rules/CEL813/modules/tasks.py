from app import mill


@mill.task
def grind(batch): ...
