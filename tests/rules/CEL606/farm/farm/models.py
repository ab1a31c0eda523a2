from farm.db import Base, engine

Base.metadata.create_all(bind=engine)  # expect: CEL606 ~high
