from rest_framework.views import APIView

from lib.permissions import Librarian


class LibraryView(APIView):
    permission_classes = (Librarian,)
