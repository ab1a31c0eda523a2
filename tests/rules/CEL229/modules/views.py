from fastapi import APIRouter

from tasks import grind

router = APIRouter()


@router.post("/grind")
def start(batch: int):
    return grind.delay(batch)  # expect: CEL229


@router.post("/id")
def by_id(batch: int):
    return str(grind.delay(batch))  # ok: CEL229 a text


def helper(batch: int):
    return grind.delay(batch)  # ok: CEL229 no route
