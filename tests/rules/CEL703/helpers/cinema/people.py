from fastapi import Header, HTTPException


def visitor(ticket: str = Header()):
    if not ticket:
        raise HTTPException(401)
