"""What happens when the application is ready."""

import sentry_sdk
from django.apps import AppConfig


class GuildConfig(AppConfig):
    def ready(self):
        sentry_sdk.init(dsn="https://key@errors.example/1")
