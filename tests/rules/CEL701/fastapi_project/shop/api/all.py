from fastapi import APIRouter

from shop.api import orders
from shop.api.twice import router as twice

api = APIRouter()
api.include_router(orders.router, prefix="/orders")
api.include_router(twice)
