import os

from sqlalchemy.pool import NullPool

POOLING = {"poolclass": NullPool, "echo": False}
FEW = {"pool_size": 1, "max_overflow": 0}


def engine_options():
    if os.getenv("WORKER"):
        return {"poolclass": NullPool}
    return {"pool_size": 5}
