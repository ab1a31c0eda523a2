from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

engine = create_engine("postgresql://db/shop")
Session = sessionmaker(engine)
session = Session()  # expect: CEL610
