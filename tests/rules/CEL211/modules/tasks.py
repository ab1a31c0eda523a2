from app import mill


@mill.task
def grind(batch): ...


@mill.task
def pack(batch): ...
