"""Numbers of 32 bits as they are sent and stored: the lowest byte first, whatever machine this is."""

import sys
from array import array
from typing import Any

INTEGERS, FLOATS = "i", "f"  # both of 32 bits wherever CPython runs


def to_bytes(kind: str, numbers: "array[Any]") -> bytes:
    """The numbers, to be sent or stored."""
    return _turned(array(kind, numbers)).tobytes()


def from_bytes(kind: str, stored: bytes) -> "array[Any]":
    """The numbers that were sent or stored."""
    numbers: array[Any] = array(kind)
    numbers.frombytes(stored)
    return _turned(numbers)


def _turned(numbers: "array[Any]") -> "array[Any]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
