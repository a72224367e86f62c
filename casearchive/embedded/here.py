"""The one cluster of this checkout."""

from functools import cache

from casearchive.embedded.cluster import Cluster


@cache
def cluster() -> Cluster:
    """The cluster of this checkout, as the settings place it. Asking for it starts nothing."""
    from django.conf import settings

    return Cluster.at(settings.LOCAL_DIR, settings.LOCAL_ACCOUNT)
