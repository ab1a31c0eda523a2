"""A factory."""

import sentry_sdk
from flask import Flask


def make_web():
    web = Flask("guild")
    track(web)
    return web


def track(web):
    sentry_sdk.init(dsn=web.config["DSN"])
