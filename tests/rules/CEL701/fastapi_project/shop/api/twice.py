from fastapi import APIRouter

from shop.service import pack_order

router = APIRouter(prefix="/twice")


@router.post("/pack")
def pack_twice():  # expect: CEL701 "`pack_twice`"
    return pack_order("again")
