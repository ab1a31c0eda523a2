"""What is done with orders."""

from shop.mail import remind


def close_order(order: int):
    """Close it, and remind the customer."""
    remind.delay(order)
