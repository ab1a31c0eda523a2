from fastapi import FastAPI

from app.api.tasks import router

app = FastAPI(title="Price watch")
app.include_router(router, prefix="/api/v1")
