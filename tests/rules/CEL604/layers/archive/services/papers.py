from archive.db import SessionLocal, fresh_session, get_engine, worker_session


class Papers:
    def __init__(self, session=None):
        self.session = session

    def file(self):
        session = fresh_session()
        session.commit()

    def read(self):
        with SessionLocal() as session:
            return session.scalar("select 1")

    def look(self):
        return get_engine().connect()

    def sort(self):
        with worker_session() as session:
            session.commit()
