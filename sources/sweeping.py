"""What a worker looks after once a minute, besides what waits in its queue."""

from django.dispatch import Signal

# Sent by the worker. Whoever hears it must not take long: a minute’s work belongs into a process of its own.
swept = Signal()
