def attempts_of(hole_id):
    return hole_id % 5
