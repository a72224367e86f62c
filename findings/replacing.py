"""Where the address of a finding leads that is no longer, or not for now, to be read there."""

from findings.models import Finding
from findings.record_addresses import address
from findings.vocabulary import State


def standing_for(finding: Finding) -> Finding:
    """The finding that stands for it: itself, or the end of the way along which duplicates lead on.

    The database sees to it that there is an end, and that readers have seen it. It may have been withdrawn since.
    """
    while finding.replaced_by is not None:
        finding = finding.replaced_by
    return finding


def address_to_tell(finding: Finding) -> str:
    """Its one address where readers may see it; else the one that has no words of its summary."""
    if finding.state == State.PUBLISHED and not finding.held:
        return finding.get_absolute_url()
    return address("findings:finding-id-slash", finding.shown_id)
