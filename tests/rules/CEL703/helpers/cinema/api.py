from fastapi import APIRouter, Depends

from cinema.jobs import state_of, state_of_reel
from cinema.people import visitor

router = APIRouter(dependencies=[Depends(visitor)])


@router.get("/reels/tasks/{task_id}")
async def task(task_id: str):
    return state_of(task_id)


@router.get("/reels/{number}")
async def reel(number: int, reels=Depends(visitor)):
    return state_of_reel(reels.find(number).task_id)
