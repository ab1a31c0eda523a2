from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    broker_url: str = "redis://localhost:6379/0"
    result_backend: str = "redis://localhost:6379/1"
    database_url: str = "postgresql+asyncpg://localhost/prices"


settings = Settings()
