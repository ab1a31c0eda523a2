from brewery.tasks import brew
from brewery.workers import runs_already


def start(request, kettle):
    if runs_already("brewery.tasks.brew", [kettle]):
        return "busy"
    brew.delay(kettle)
    return "started"
