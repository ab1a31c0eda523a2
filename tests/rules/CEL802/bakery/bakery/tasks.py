from celery import shared_task

from bakery.app import app


@shared_task
def mix(recipe_id):
    return recipe_id


@app.task
def bake(recipe_id):
    return recipe_id
