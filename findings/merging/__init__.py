"""Merging two records that are one and the same, and undoing it. Nothing merges by itself."""

from .deed import merge
from .plan import Plan, plan_of
from .undoing import undo

__all__ = ["Plan", "merge", "plan_of", "undo"]
