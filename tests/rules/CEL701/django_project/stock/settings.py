ROOT_URLCONF = "stock.urls"
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "stock.middleware.Clock",
]
CELERY_BROKER_URL = "redis://localhost"
