from .engine import SessionLocal, fresh_session, get_engine
from .worker import worker_session

__all__ = ["SessionLocal", "fresh_session", "get_engine", "worker_session"]
