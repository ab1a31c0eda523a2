from typing import Annotated

from fastapi import Depends, HTTPException
from fastapi.security import OAuth2PasswordBearer

scheme = OAuth2PasswordBearer(tokenUrl="token")


def customer(token: Annotated[str, Depends(scheme)]):
    if token != "known":
        raise HTTPException(401)
    return token


Customer = Annotated[str, Depends(customer)]
