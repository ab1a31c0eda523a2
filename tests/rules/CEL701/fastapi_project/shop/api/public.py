from fastapi import APIRouter, Depends

from shop.api.twice import router as twice
from shop.deps import customer

router = APIRouter()
router.include_router(twice, dependencies=[Depends(customer)])
