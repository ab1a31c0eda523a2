from django.urls import path
import views

urlpatterns = [
    path("in", views.ring_signed_in),
    path("staff", views.ring_as_staff),
    path("permission", views.ring_with_permission),
    path("open", views.ring_openly),
    path("checked", views.ring_checked),
    path("mixin", views.WithMixin.as_view()),
    path("class", views.Open.as_view()),
    path("decorated", views.Decorated.as_view()),
    path("dispatched", views.Dispatched.as_view()),
    path("permitted", views.Permitted.as_view()),
    path("tested", views.Tested.as_view()),
]
