import asyncio

from surgery.db import Session, get_session, worker_session


class Patients:
    def __init__(self, ward):
        self.ward = ward

    async def _load(self):
        async with get_session() as session:
            return await session.scalar("select 1")

    def load(self):
        return asyncio.run(self._load())  # expect: CEL601 "`admit` (through `load`)" ~medium !critical

    async def count(self):
        async with worker_session() as session:
            return await session.scalar("select 1")

    async def discharge(self):
        async with Session.begin() as session:
            await session.execute("delete from patients")


async def visit(ward):
    return await Patients(ward)._load()
