from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, sessionmaker

engine = create_engine("postgresql://localhost/farm")
archive = create_engine("postgresql://localhost/archive")
Session = sessionmaker(engine)
Archive = sessionmaker(archive)


class Base(DeclarativeBase): ...
