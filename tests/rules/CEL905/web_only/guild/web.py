"""The guild's pages."""

import sentry_sdk
from fastapi import FastAPI

sentry_sdk.init(dsn="https://key@errors.example/1")
web = FastAPI()
