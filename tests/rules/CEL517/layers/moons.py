from uuid import UUID

from almanac import app


@app.task
def rise(moon: str):
    print(UUID(moon))  # expect: CEL517


@app.task
def set_(moon: UUID):
    print(moon)  # ok: CEL517 not parsed here
