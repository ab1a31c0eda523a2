from fastapi import FastAPI
from orders import empty

app = FastAPI()


@app.post("/empty")
def clear():
    return empty()


@app.get("/health")
def health():
    return "ok"  # ok: CEL709 commands nobody
