from contextlib import contextmanager

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from archive.db.engine import URL


@contextmanager
def worker_session():
    engine = create_engine(URL)  # ok: CEL604 disposed of when the block ends
    try:
        with Session(engine) as session:
            yield session
    finally:
        engine.dispose()
