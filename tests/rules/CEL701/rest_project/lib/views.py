from rest_framework.decorators import action, api_view, permission_classes
from rest_framework.permissions import AllowAny, IsAdminUser
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ModelViewSet

from lib.base import LibraryView
from lib.permissions import Anybody
from lib.tasks import lend


class ByDefault(APIView):
    def post(self, request):  # ok: CEL701 the settings ask every caller
        lend.delay(1)
        return Response()


class Open(APIView):
    permission_classes = [AllowAny]

    def post(self, request):  # expect: CEL701 "`post`" !critical
        lend.delay(1)
        return Response()


class Empty(APIView):
    permission_classes = ()

    def post(self, request):  # expect: CEL701
        lend.delay(1)
        return Response()


class OpenByOwnClass(APIView):
    permission_classes = [Anybody]

    def post(self, request):  # expect: CEL701
        lend.delay(1)
        return Response()


class ByBase(LibraryView):
    def post(self, request):  # ok: CEL701 permission classes of the base view
        lend.delay(1)
        return Response()


class Books(ModelViewSet):
    permission_classes = [IsAdminUser]

    def perform_create(self, serializer):  # ok: CEL701 permission classes of the view set
        lend.delay(serializer.save().pk)

    @action(detail=True, methods=["post"])
    def lend(self, request, pk):  # ok: CEL701 permission classes of the view set
        lend.delay(pk)
        return Response()

    @action(detail=True, methods=["post"], permission_classes=[AllowAny])
    def reserve(self, request, pk):  # expect: CEL701 "`reserve`"
        lend.delay(pk)
        return Response()


@api_view(["POST"])
def by_default(request):  # ok: CEL701 the settings ask every caller
    lend.delay(2)
    return Response()


@api_view(["POST"])
@permission_classes([AllowAny])
def openly(request):  # expect: CEL701 "`POST` (`openly`)"
    lend.delay(2)
    return Response()
