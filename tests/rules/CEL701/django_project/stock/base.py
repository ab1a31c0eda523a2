from django.core.exceptions import PermissionDenied
from django.views import View


class KeeperView(View):
    def dispatch(self, request, *args, **kwargs):
        if not request.session.get("keeper"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
