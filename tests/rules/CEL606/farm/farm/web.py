from farm.db import Base, archive
from farm.tasks import milk

Base.metadata.create_all(bind=archive)  # ok: CEL606 no worker imports the web application


def index():
    milk.delay()
