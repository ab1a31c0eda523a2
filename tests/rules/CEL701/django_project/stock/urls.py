from django.contrib.admin.views.decorators import staff_member_required
from django.urls import path, re_path

from stock import views

urlpatterns = [
    path("count/", views.count_all),
    path("count/mine/", views.count_mine),
    path("count/staff/", staff_member_required(views.count_for_staff)),
    path("count/checked/", views.count_checked),
    path("count/view/", views.Count.as_view()),
    path("count/own/", views.CountOwn.as_view()),
    path("count/tested/", views.CountTested.as_view()),
    path("count/decorated/", views.CountDecorated.as_view()),
    path("count/named/", views.CountNamed.as_view()),
    re_path(r"^count/form/$", views.CountForm.as_view()),
]
