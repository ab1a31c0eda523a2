"""Pages whose tracker is set up by a function that some framework calls."""

import sentry_sdk
from fastapi import FastAPI

web = FastAPI()


@web.on_event("startup")
def start():
    sentry_sdk.init(dsn="https://key@errors.example/1")
