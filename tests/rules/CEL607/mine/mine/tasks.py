from sqlalchemy import text

from mine.celery import app
from mine.db import engine


@app.task
def dig():
    with engine.connect() as connection:
        connection.execute(text("select 1"))
