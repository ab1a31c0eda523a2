"""The bakery's HTTP side."""

from fastapi import Depends, FastAPI, HTTPException

from shop.dough import bake
from shop.mail import invoice, remind
from shop.orders import close_order

api = FastAPI()


def signed_in(token: str):
    """Refuse strangers."""
    if token != "baker":
        raise HTTPException(status_code=401)


@api.post("/bake")
def start_baking():
    """Start the oven, whoever asks."""
    bake.apply_async(queue="hot")
    return {}


@api.post("/orders/{order}/invoice", dependencies=[Depends(signed_in)])
def send_invoice(order: int):
    """Send an invoice."""
    invoice.delay(order)
    return {}


@api.post("/orders/{order}/close", dependencies=[Depends(signed_in)])
def close(order: int):
    """Close an order."""
    close_order(order)
    return {}
