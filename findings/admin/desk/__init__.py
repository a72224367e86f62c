"""The doors of the excerpt desk: its page, and what its scripts ask for."""

from .doors import DeskDoors

__all__ = ["DeskDoors"]
