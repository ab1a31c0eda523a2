from fastapi import APIRouter

from shop import deps
from shop.deps import Customer
from shop.service import Shipping, pack_order

router = APIRouter()


@router.post("/{order}/pack")
def pack_it(order: int):  # expect: CEL701 "anyone can enqueue `pack`: `POST /api/orders/{order}/pack` (`pack_it`)" !critical
    return {"id": pack_order(order)}


@router.post("/{order}/ship")
def ship_it(order: int):  # expect: CEL701 "`ship`"
    Shipping().send(order)


@router.post("/{order}/mine")
def mine(order: int, who: Customer):  # ok: CEL701 an alias from another module
    return pack_order(order)


@router.post("/{order}/theirs")
def theirs(order: int, who: deps.Customer):  # ok: CEL701 an alias reached through its module
    return pack_order(order)
