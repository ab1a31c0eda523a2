"""The routes that start, watch and cancel collections."""

from celery.result import AsyncResult
from fastapi import APIRouter, Depends
from pydantic import BaseModel

from app.api.security import require_operator
from app.celery_app import celery_app
from app.tasks.scraper import collect_all, collect_shop

router = APIRouter(prefix="/tasks", tags=["tasks"], dependencies=[Depends(require_operator)])


class CollectRequest(BaseModel):
    shop: str
    days_back: int = 1


@router.post("/collect")
def start_collection(request: CollectRequest) -> dict:
    """Collect one shop now."""
    task = collect_shop.delay(request.shop, days_back=request.days_back)
    return {"task_id": task.id}


@router.post("/collect/all")
def start_all(days_back: int = 1) -> dict:
    """Collect every shop now."""
    task = collect_all.delay(days_back=days_back)
    return {"task_id": task.id}


@router.get("/{task_id}")
def task_state(task_id: str) -> dict:
    """How far a collection is."""
    result = AsyncResult(task_id, app=celery_app)
    return {"task_id": task_id, "state": result.state}


@router.delete("/{task_id}")
def cancel(task_id: str) -> dict:
    """Cancel a collection that has not begun."""
    celery_app.control.revoke(task_id)
    return {"task_id": task_id, "state": "cancelled"}


@router.get("/health/workers")
def workers() -> dict:
    """Whether a worker answers; the first answer ends the wait."""
    return {"alive": bool(celery_app.control.inspect(limit=1).ping())}
