from app import mill


@mill.task
def remind(user): ...
