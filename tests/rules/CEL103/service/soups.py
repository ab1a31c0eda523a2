from worker import app


@app.task(name="kitchen.cook")
def cook_soup(table):
    return table
