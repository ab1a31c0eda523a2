from django.urls import path
from django_ratelimit.decorators import ratelimit
from foghorn import views

urlpatterns = [
    path("now", views.blow_now),
    path("calmly", views.blow_calmly),
    path("wrapped", ratelimit(key="ip", rate="1/m")(views.blow_wrapped)),
    path("class", views.Blow.as_view()),
    path("throttled", views.Throttled.as_view()),
    path("scoped", views.Scoped.as_view()),
    path("unthrottled", views.Unthrottled.as_view()),
]
