import nest_asyncio

nest_asyncio.apply()  # ok: CEL614 no worker imports this
