import nest_asyncio

nest_asyncio.apply()  # expect: CEL614 "every worker process"
READY = True
