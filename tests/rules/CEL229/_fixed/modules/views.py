from fastapi import APIRouter

from tasks import grind

router = APIRouter()


@router.post("/grind")
def start(batch: int):
    return grind.delay(batch).id


@router.post("/id")
def by_id(batch: int):
    return str(grind.delay(batch))


def helper(batch: int):
    return grind.delay(batch)
