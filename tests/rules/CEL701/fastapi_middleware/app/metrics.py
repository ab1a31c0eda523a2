import structlog
from starlette.middleware.base import BaseHTTPMiddleware

logger = structlog.get_logger()


class Timing(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        response = await call_next(request)
        if response.status_code == 401:
            logger.warning("turned away", status_code=401)
        return response
