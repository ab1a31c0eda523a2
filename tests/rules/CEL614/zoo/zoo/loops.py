import nest_asyncio


def run(animal):
    nest_asyncio.apply()  # expect: CEL614
    return animal
