from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_save


class FindingsConfig(AppConfig):
    name = "findings"
    verbose_name = "Findings"

    def ready(self) -> None:
        from findings.releasing.upkeep import mend_if_due
        from findings.showing import shown_in_findings
        from findings.upkeep import store_if_due
        from sources.models import TextVersion
        from sources.renaming import shown
        from sources.sweeping import swept

        post_save.connect(reanchor_at_once, sender=TextVersion, dispatch_uid="reanchor")
        shown.connect(shown_in_findings, dispatch_uid="shown in findings")
        swept.connect(store_if_due, dispatch_uid="store the index")
        swept.connect(mend_if_due, dispatch_uid="mend releases")


def reanchor_at_once(instance: Any, created: bool, raw: bool, **kwargs: Any) -> None:
    """The quotations of a source are looked for in its new text before anybody sees that they were in question."""
    from findings.anchoring.hiding import refuse_to_hide
    from findings.anchoring.reanchoring import reanchor

    if created and not raw:
        reanchor(instance)
        refuse_to_hide(instance)
