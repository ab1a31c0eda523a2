import asyncio

from celery import Celery

from ferry.database import Database, URL, WithEngine, database, get_db, later, scoped, unpooled

app = Celery("ferry")


async def through_attribute():
    async with database.session() as session:
        return await session.scalar("select 1")


async def through_generator():
    async for session in get_db():
        return await session.scalar("select 1")


async def through_later():
    async with later.session() as session:
        return await session.scalar("select 1")


async def through_scoped():
    async with scoped() as session:
        return await session.scalar("select 1")


async def through_unpooled():
    async with unpooled.engine.begin() as connection:
        return await connection.scalar("select 1")


async def through_own():
    own = Database(URL)
    try:
        async with own.session() as session:
            return await session.scalar("select 1")
    finally:
        await own.close()


async def through_argument(engine):
    async with engine.begin() as connection:
        return await connection.scalar("select 1")


async def closing_afterwards():
    try:
        return await through_attribute()
    finally:
        await database.close()


@app.task
def a():
    return asyncio.run(through_attribute())  # expect: CEL601 !critical


@app.task
def b():
    return asyncio.run(through_generator())  # expect: CEL601 !critical


@app.task
def c():
    return asyncio.run(through_later())  # expect: CEL601 !critical


@app.task
def d():
    return asyncio.run(through_scoped())  # expect: CEL601 !critical


@app.task
def e():
    return asyncio.run(through_unpooled())  # expect: CEL601 !minor


@app.task
def f():
    return asyncio.run(through_own())  # expect: CEL601 !minor


@app.task(bind=True, base=WithEngine)
def g(self):
    return asyncio.run(through_argument(self.engine))  # expect: CEL601 !critical


@app.task
def h():
    return asyncio.run(closing_afterwards())  # expect: CEL601 !minor


@app.task(bind=True, base=WithEngine)
def by_method_of_the_base(self):
    return self.run_async(through_attribute())
