"""A newer text that takes published words from readers: who may bring it in."""

from django.contrib.auth import get_user_model

from findings.models import AnchorQuestion
from findings.rights import PUBLISH
from findings.vocabulary import State
from sources.capturing import Refused
from sources.models import TextVersion
from sources.tracking import acting


def refuse_to_hide(text_version: TextVersion) -> None:
    """Raises Refused where published findings wait for a person in this text, and the acting account may not publish.

    What readers see is changed only by those who may, and a finding in question is not shown. In commands nobody acts.
    """
    if (account := acting()) is None or not (count := hidden(text_version)):
        return
    if get_user_model().objects.get(pk=account).has_perm(PUBLISH):
        return
    findings = "1 published finding until somebody has said where its"
    if count > 1:
        findings = f"{count} published findings until somebody has said where their"
    raise Refused(f"Readers would not see {findings} words stand in this text. Ask a reviewer to bring it in.")


def hidden(text_version: TextVersion) -> int:
    """How many published findings readers do not see until a question about this text is answered."""
    asked = AnchorQuestion.objects.open().filter(text_version=text_version, quotation__finding__state=State.PUBLISHED)
    return asked.values("quotation__finding").distinct().count()
