from django.urls import path

from orders.views import ReceiptView, ReportView

urlpatterns = [
    path("orders/<int:order_id>/receipt/", ReceiptView.as_view()),
    path("reports/", ReportView.as_view()),
]
