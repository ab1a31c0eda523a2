"""The routes that start, watch and cancel collections."""

from celery.result import AsyncResult
from fastapi import APIRouter
from pydantic import BaseModel

from app.celery_app import celery_app
from app.tasks.scraper import collect_all, collect_shop

router = APIRouter(prefix="/tasks", tags=["tasks"])


class CollectRequest(BaseModel):
    shop: str
    days_back: int = 1


@router.post("/collect")
async def start_collection(request: CollectRequest) -> dict:
    """Collect one shop now."""
    task = collect_shop.delay(request.shop, days_back=request.days_back)
    return {"task_id": task.id}


@router.post("/collect/all")
async def start_all(days_back: int = 1) -> dict:
    """Collect every shop now."""
    task = collect_all.delay(days_back=days_back)
    return {"task_id": task.id}


@router.get("/{task_id}")
async def task_state(task_id: str) -> dict:
    """How far a collection is."""
    result = AsyncResult(task_id, app=celery_app)
    return {"task_id": task_id, "state": result.state}


@router.delete("/{task_id}")
async def cancel(task_id: str) -> dict:
    """Stop a collection."""
    celery_app.control.revoke(task_id, terminate=True)
    return {"task_id": task_id, "state": "cancelled"}


@router.get("/health/workers")
async def workers() -> dict:
    """Which workers answer."""
    return {"workers": sorted(celery_app.control.inspect().ping() or {})}
