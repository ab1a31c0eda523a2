"""One engine for the whole process."""

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

engine = create_engine("postgresql://db.example.org/bakery", pool_size=5, max_overflow=10)
Session = sessionmaker(bind=engine)
