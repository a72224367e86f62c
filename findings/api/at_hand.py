"""Records that readers may see, for examples that can be run."""

from findings import identifiers
from findings.models import Finding
from findings.records import known

_PLACES = {"source": "/sources/", "theme": "/themes/", "person": "/people/", "institution": "/institutions/"}


def at_hand() -> dict[str, str]:
    """What may stand in each address of one record, by the address up to it: as far as there are any. Five queries."""
    newest = Finding.objects.published().order_by("-first_published", "pk").values_list("public_id", flat=True).first()
    found = {"/findings/": identifiers.shown(newest)} if newest else {}
    for noun, place in _PLACES.items():
        slug = known()[noun].order_by("slug").values_list("slug", flat=True).first()
        if slug:
            found[place] = slug
    return found
