from pydantic import BaseModel
from pydantic_settings import BaseSettings


class QueueSettings(BaseModel):
    acks_late: bool = True
    time_limit: int = 3600


class Settings(BaseSettings):
    queue: QueueSettings = QueueSettings()
    broker: str = "redis://localhost"


settings = Settings()
