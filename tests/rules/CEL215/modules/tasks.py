from app import mill


@mill.task
def grind(batch): ...


@mill.task(ignore_result=False)
def sift(batch): ...
