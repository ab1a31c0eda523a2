class Base:
    task_acks_late = True


class Config(Base):
    worker_concurrency = 2
