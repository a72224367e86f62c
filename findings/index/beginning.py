"""The index read when a web server starts, before it is asked for anything and before it makes other processes."""

import gc
import logging

from django.db import Error, connections

from .following import current

logger = logging.getLogger(__name__)


def begin() -> None:
    """Read the index, so that processes forked from this one share it, and close every connection.

    Where the database does not answer that is told, and the first request reads it.
    """
    try:
        current().archive.base.ready()
    except Error:
        logger.warning("The search index could not be read: the first request will read it.", exc_info=True)
    finally:
        connections.close_all()
    gc.collect()
    gc.freeze()  # what is not looked at by the collector is not written to, and stays shared
