from rest_framework.permissions import BasePermission


class Librarian(BasePermission):
    def has_permission(self, request, view):
        return request.user.groups.filter(name="librarians").exists()


class Anybody(BasePermission):
    def has_permission(self, request, view):
        return True
