from .session import Session, get_session, worker_session

__all__ = ["Session", "get_session", "worker_session"]
