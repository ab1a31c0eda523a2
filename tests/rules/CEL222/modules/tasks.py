from app import mill


@mill.task
def grind(batch): ...


@mill.task(ignore_result=True)
def clean(): ...
