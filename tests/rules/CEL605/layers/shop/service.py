from shop.clients import prices


async def refresh():
    return await prices.load()
