from fastapi import Depends, FastAPI, Header, HTTPException

from parts import bread, milk, wine


def grown_up(age: int = Header(), token: str = Header()):
    if not token:
        raise HTTPException(401)


guards = {"dependencies": [Depends(grown_up)]}
app = FastAPI()
for router in [bread, milk]:
    app.include_router(router, dependencies=[Depends(grown_up)])


def attach(target, part):
    target.include_router(part, dependencies=[Depends(grown_up)])


attach(app, wine)
