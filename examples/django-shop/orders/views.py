from django.shortcuts import get_object_or_404
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from orders.models import Order
from orders.tasks import send_daily_report, send_receipt


class ReceiptView(APIView):
    """Sends the receipt again; the default permission asks for a signed-in user."""

    def post(self, request, order_id):
        order = get_object_or_404(Order, pk=order_id, owner=request.user)
        send_receipt.delay(order.pk)
        return Response(status=202)


class ReportView(APIView):
    """Sends the report now."""

    permission_classes = [AllowAny]

    def post(self, request):
        send_daily_report.delay()
        return Response(status=202)
