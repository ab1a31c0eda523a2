"""What web frameworks call things: routes, guards, refusals, and routes meant for everybody."""

from __future__ import annotations

import re
from typing import Final

# Guards, paths and handlers that are for administrators.
ADMIN: Final = re.compile(r"admin|staff|super_?user|operator|internal", re.I)
# A file without any of these holds no HTTP handler.
ROUTE_WORDS: Final = (
    b"APIRouter", b"FastAPI(", b"Flask(", b"Blueprint(", b".route(", b"fastapi", b"MethodView", b"Resource)",
    b".as_view(", b"APIView", b"ViewSet", b"@api_view", b"django.http", b"django.views", b"ninja", b"RequestHandler",
    b"view_config", b"flask", b"rest_framework",
)  # fmt: skip
# A file without any of these neither puts routes together nor sets a guard before them from outside.
MOUNT_WORDS: Final = (
    b"include_router", b"register_blueprint", b"add_router", b".mount(", b"add_namespace", b"add_resource",
    b"add_url_rule", b"add_api_route", b"add_route", b"add_middleware", b".middleware(", b"before_request",
    b"before_app_request", b"wsgi_app", b"FastAPI(", b"Flask(", b"NinjaAPI", b"urlpatterns", b"MIDDLEWARE",
    b"REST_FRAMEWORK", b"set_default_permission", b"django.urls", b"django.conf.urls", b"Limiter(",
)  # fmt: skip

# Distribution's top-level package -> the framework's name in messages.
FRAMEWORKS: Final = {
    "fastapi": "FastAPI",
    "fastapi_utils": "FastAPI",
    "fastapi_users": "FastAPI",
    "starlette": "Starlette",
    "flask": "Flask",
    "quart": "Flask",
    "apiflask": "Flask",
    "flask_smorest": "Flask",
    "flask_restx": "Flask",
    "flask_restplus": "Flask",
    "flask_restful": "Flask",
    "flask_openapi3": "Flask",
    "flask_classful": "Flask",
    "ninja": "Django Ninja",
    "ninja_extra": "Django Ninja",
    "sanic": "Sanic",
    "tornado": "Tornado",
    "pyramid": "Pyramid",
    "django": "Django",
    "rest_framework": "Django REST framework",
}
APP_CLASSES: Final = frozenset(("FastAPI", "Starlette", "Flask", "Quart", "APIFlask", "OpenAPI", "NinjaAPI", "Sanic"))

VERBS: Final = frozenset(("get", "post", "put", "patch", "delete", "head", "options"))
ROUTE_METHODS: Final = VERBS | {"route", "api_route", "websocket", "api_operation"}
ROUTER_NAMES: Final = re.compile(
    r"(?:^|_)(?:router|app|application|api|bp|blueprint|ns|namespace|web|server|routes?)$", re.I
)
# Method -> position of the router, blueprint or application that it attaches.
MOUNTS: Final = {
    "include_router": 0, "register_blueprint": 0, "add_router": 1, "mount": 1, "add_namespace": 0, "register_api": 0,
}  # fmt: skip
MOUNTED_KEYWORDS: Final = ("router", "blueprint", "app", "ns")
BEFORE_APP: Final = frozenset(("before_app_request", "before_app_first_request"))
BEFORE: Final = frozenset(("before_request", "before", "on_request")) | BEFORE_APP

# Class views: the methods in which a request's work is done.
DJANGO_HOOKS: Final = VERBS | frozenset(
    "dispatch form_valid perform_create perform_update perform_destroy create update partial_update destroy list"
    " retrieve get_context_data get_queryset get_object delete_selected post_ajax get_response".split()
)
DJANGO_URLS: Final = frozenset(
    ("django.urls.path", "django.urls.re_path", "django.conf.urls.url", "django.urls.url", "django.conf.urls.path")
)
# Base classes that are worth following to learn whether a class is a view.
VIEW_BASES: Final = re.compile(r"View|Endpoint|API|Api|Resource|Handler|Controller|Mixin")
MIDDLEWARE_METHODS: Final = ("dispatch", "__call__", "process_request", "process_view", "before_request", "prepare")
PERMISSION_METHODS: Final = ("has_permission", "has_object_permission", "authenticate", "test_func", "__call__")
# Methods of a class view that decide about access before the handler runs.
ACCESS_METHODS: Final = (
    "dispatch", "dispatch_request", "initial", "prepare", "test_func", "has_permission", "check_permissions",
    "check_access", "_check_access", "get_permission_required", "handle_no_permission",
)  # fmt: skip

# Security schemes of FastAPI refuse by themselves unless `auto_error=False`.
SECURITY_SCHEMES: Final = re.compile(
    r"^fastapi\.security\.|^fastapi_users\.|^fastapi_jwt|^fastapi_azure_auth|^fief_client"
)
# Permissions that everybody has who only reads, and methods that no reading request comes to.
READ_ONLY_PERMISSIONS: Final = frozenset(("IsAuthenticatedOrReadOnly", "DjangoModelPermissionsOrAnonReadOnly"))
WRITING_METHODS: Final = frozenset(
    "post put patch delete create update partial_update destroy perform_create perform_update perform_destroy"
    " form_valid post_ajax delete_selected".split()
)
OPEN_PERMISSIONS: Final = frozenset(("AllowAny", "NO_PERMISSION_REQUIRED", "AllowAnonymous"))

_GUARD_WORDS: Final = frozenset(
    "auth authed authn authz authenticated authenticate authentication authenticator authorize authorized authorization"
    " authorise authorised login logged user token bearer permission permissions perm perms admin superadmin staff role"
    " roles rbac acl credential credentials apikey jwt superuser principal identity require requires required verify"
    " verified verifies protect protected privileged oauth oauth2 sso hmac signature secret access member"
    " owner collaborator subscriber curator editor internal signed coorganizer organizer account gatekeeper".split()
)
# The last word of a name that provides or limits something rather than asking who comes.
_PROVIDER_WORDS: Final = frozenset(
    "service services repo repository session db database manager client settings config factory store dao crud agent"
    " agents limit limiter throttle uow cache redis backend engine pagination params filter filters validator handler"
    " schema storage pool logger version locale language json post safe methods captcha recaptcha csrf https ssl exempt"
    " xsrf helper url context docs doc schemas response serializer".split()
)
_MIXIN_ENDS: Final = (_GUARD_WORDS - {"user", "token", "owner", "member", "account"}) | {"test", "only", "check"}
_OPTIONAL_WORDS: Final = frozenset(("optional", "optionally", "anonymous"))
_NO_GUARD_WORDS: Final = _OPTIONAL_WORDS | frozenset("csrf xsrf limit limiter throttle rate bot bots".split())
HARMLESS: Final = frozenset(
    "require_POST require_GET require_safe require_http_methods csrf_exempt csrf_protect ensure_csrf_cookie"
    " never_cache cache_page cache_control vary_on_cookie vary_on_headers sensitive_post_parameters"
    " xframe_options_exempt xframe_options_deny xframe_options_sameorigin cross_origin wraps non_atomic_requests"
    " etag condition gzip_page".split()
)

# Calls that only tell somebody about a refusal.
TELLING: Final = re.compile(r"(?:^|[._])(?:log|logger|logging|metrics|statsd|counter)\.", re.I)
# A raised or returned thing that turns somebody away for who they are.
REFUSAL: Final = re.compile(
    r"unauth|notauth|forbidden|permissiondenied|accessdenied|not_?permitted|authenti|authoriz|authoris|credential"
    r"|invalid_?token|token_?(?:invalid|expired|error)|loginrequired|login_?required|autherror|authexception"
    r"|permissionexception",
    re.I,
)
REFUSAL_CODES: Final = re.compile(r"(?:^|[._])(?:HTTP_)?(?:401|UNAUTHORIZED|401_UNAUTHORIZED)$")
FORBIDDEN_CODES: Final = re.compile(r"(?:^|[._])(?:HTTP_)?(?:403|FORBIDDEN|403_FORBIDDEN)$")
# Reading one of these is asking who comes. Matched against dotted names.
IDENTITY: Final = re.compile(
    r"(?:^|\.)(?:current_user|current_identity|g\.user|g\.current_user|g\.user_id|g\.identity|is_authenticated"
    r"|is_staff|is_superuser|is_admin|has_perms?|has_permission|check_permissions?|check_object_permissions"
    r"|authenticated_userid|effective_principals|get_current_user)(?:$|\.)"
    r"|session\.user|user\.can_|(?:^|\.)headers\.authorization"
)
# A secret that the caller must bring along: who looks something up by it may be asking who comes.
CAPABILITY: Final = re.compile(
    r"(?:^|\.)(?:x_)?(?:(?:session|access|auth|api|secret)_token|api_?key|webhook_secret|signature)$", re.I
)
# Calls that compare a secret or check a signature.
CHECKING_CALLS: Final = re.compile(
    r"(?:^|\.)(?:compare_digest|constant_time_compare|construct_event|verify_signature|validate_signature"
    r"|verify_jwt_in_request|get_jwt_identity|get_jwt|jwt_required|jwt_decode|has_perms?|user_passes_test"
    r"|check_password_hash|verify_password|check_password|validate_twilio_request|is_valid_request)$"
    r"|jwt\.decode$"
)
CREDENTIALS: Final = re.compile(
    r"user|token|api[_-]?key|permission|role|auth|credential|secret|signature|password|login", re.I
)
OTHER_FILTERS: Final = re.compile(
    r"user_?agents?|csrf|xsrf|rate_?limit|throttl|bots?(?:_|$)|crawler|block(?:ed)?_ip|black_?list", re.I
)

# What limits how often something may be called.
LIMIT: Final = re.compile(r"rate_?limit|limiter|throttl|slowapi|quota", re.I)
LIMIT_DECORATOR: Final = re.compile(r"(?:^|\.)(?:limits?|shared_limit)$")
LIMITED_CALLS: Final = frozenset(("Limiter", "NinjaAPI", "NinjaExtraAPI"))
LIMITING_ARGUMENTS: Final = ("default_limits", "application_limits", "throttle")
# What a request brings along, as frameworks name it.
REQUEST_DATA: Final = re.compile(
    r"(?:^|\.)request\.(?:args|GET|POST|data|form|json|get_json|query_params|path_params|values|match_info|matchdict|params"
    r"|view_args)\b|(?:^|\.)(?:self\.)?kwargs$|^kwargs\.|^self\.kwargs|(?:^|\.)(?:get_argument|get_query_argument)$"
)
# Reading one of these is thinking of who calls.
CALLER: Final = re.compile(
    r"(?:^|\.)(?:\w+_)?(?:user|identity|principal|owner|tenant|account)(?:_id$|\.(?!dict$)\w+)", re.I
)
# Calls that are given an id without finding anything by it.
NO_LOOKUP: Final = frozenset(
    "str int len bool repr print isinstance jsonify url_for reverse redirect render render_template format dumps loads"
    " make_response quote append update dict set_cookie revoke forget join encode decode strip abort write".split()
)

# Words of a path or handler name -> why it is meant for everybody.
PROBE: Final = re.compile(
    r"^(?:health\w*|ping|pong|ready|readiness|readyz|live|liveness|livez|heartbeat|alive|metrics|uptime|probe)$"
)
PUBLIC: Final = {
    "webhook": re.compile(r"webhooks?|(?:^| )hooks?(?: |$)|ipn |inbound"),
    "callback of an identity provider or another service": re.compile(r"callback|oauth|saml|sso(?: |$)"),
    "sign-up": re.compile(
        r"sign ?up|(?:^| )register(?: user| account|$)|(?:^|user |account )registration$|waitlist|onboard"
    ),
    "sign-in": re.compile(r"log ?in(?: |$)|log ?out|sign ?in(?: |$)|(?:^| )otp(?: |$)|magic link|(?:^| )mfa(?: |$)"),
    "password reset": re.compile(
        r"(?:forgot|reset|recover|lost)\w* (?:\w+ )?password|password (?:\w+ )?(?:reset|forgot|recover)|pwreset"
    ),
    "confirmation of an address": re.compile(
        r"(?:verif|confirm|activat|resend)\w*(?: \w+)? (?:e ?mail|address|account|code)"
        r"|(?:e ?mail|account) (?:verif|confirm|activat)|(?:^| )activate$|(?:^| )resend$"
    ),
    "subscription by mail": re.compile(r"unsubscribe|newsletter|(?:^| )subscribe$"),
    "contact form": re.compile(r"(?:^| )contact(?: us| form|$)|feedback$|demo request"),
    "invitation": re.compile(r"(?:accept|decline) (?:\w+ )?invit|invit\w* (?:accept|decline)"),
    "public by its name": re.compile(r"(?:^| )public(?: |$)|(?:^| )shared(?: |$)|captcha"),
}


def words(text: str) -> list[str]:
    """The words of an identifier or path, in lower case: `getAPIKey` is get, api, key."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", text)
    return [word for word in re.split(r"[^A-Za-z0-9]+", spaced.lower()) if word]


def mixin_guards(name: str) -> bool:
    """Whether a mixin asks who comes, by its name: `LoginRequiredMixin`, not `PassUserMixin`."""
    parts = words(name.removesuffix("Mixin"))
    return name.endswith("Mixin") and bool(parts) and parts[-1] in _MIXIN_ENDS


def is_optional(name: str) -> bool:
    """Whether a dependency says that it lets strangers through."""
    return bool(_OPTIONAL_WORDS & set(words(name)))


def named_like_guard(name: str) -> bool:
    """Whether a callable's name says that it asks who comes."""
    tail = name.rpartition(".")[2]
    parts = words(tail)
    if not parts or tail in HARMLESS or _NO_GUARD_WORDS & set(parts) or parts[-1] in _PROVIDER_WORDS:
        return False
    return bool(_GUARD_WORDS & set(parts)) or "apikey" in "".join(parts) or (parts[0] == "is" and len(parts) > 1)
