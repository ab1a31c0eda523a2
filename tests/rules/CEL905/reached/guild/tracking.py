"""Where errors go."""

import sentry_sdk

sentry_sdk.init(dsn="https://key@errors.example/1")
