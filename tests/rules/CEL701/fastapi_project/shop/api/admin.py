from fastapi import APIRouter

from shop.service import pack_order

router = APIRouter()


@router.post("/pack")
def pack_all():  # ok: CEL701 the guard stands where the router is included
    return pack_order("all")
