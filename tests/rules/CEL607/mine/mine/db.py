from sqlalchemy import create_engine

SIZE = 10
engine = create_engine("postgresql://localhost/mine", pool_size=SIZE, max_overflow=SIZE)  # expect: CEL607 "at most 20"
web = create_engine("postgresql://localhost/mine", pool_size=SIZE)  # ok: CEL607 no task uses it
