import httpx


class Prices:
    def __init__(self):
        self.client = httpx.AsyncClient()  # expect: CEL605

    async def load(self):
        return await self.client.get("https://shop.example/prices")


prices = Prices()
