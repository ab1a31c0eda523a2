from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

URL = "postgresql://localhost/archive"
_engine = None


def get_engine():
    global _engine
    if _engine is None:
        _engine = create_engine(URL)  # ok: CEL604 made once, kept in a global
    return _engine


SessionLocal = sessionmaker(bind=create_engine(URL))  # ok: CEL604 one per process


def fresh_session():
    engine = create_engine(URL)  # expect: CEL604 "`file_away`" ~medium !major
    return sessionmaker(bind=engine)()
