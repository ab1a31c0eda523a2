from celery import shared_task
from fastapi import APIRouter

bread, milk, wine, beer = APIRouter(), APIRouter(), APIRouter(), APIRouter()


@shared_task
def bake(what): ...


@bread.post("/bread")
def start_bread():  # ok: CEL701 included in a loop, with a guard
    bake.delay("bread")


@milk.post("/milk")
def start_milk():  # ok: CEL701 included in a loop, with a guard
    bake.delay("milk")


@wine.post("/wine")
def start_wine():  # ok: CEL701 included by a helper, with a guard
    bake.delay("wine")


@beer.post("/beer")
def start_beer():  # expect: CEL701 "`POST /beer`"
    bake.delay("beer")
