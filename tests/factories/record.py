"""The record of ourselves: corrections, removals, replies, what became of claims."""

import datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from findings.models import ClaimStatus, Correction, Removal, Reply
from findings.vocabulary import ReplyState, State, Status

from .findings import DraftFactory, FindingFactory
from .names import PersonFactory


class ClaimStatusFactory(DjangoModelFactory):
    class Meta:
        model = ClaimStatus

    finding = factory.SubFactory(DraftFactory)
    status = Status.ALLEGED


class CorrectionFactory(DjangoModelFactory):
    """A correction of the summary of a published finding."""

    class Meta:
        model = Correction

    finding = factory.SubFactory(FindingFactory)
    reason = "A word was misspelt."
    changes = factory.LazyFunction(lambda: [{"what": "Summary", "was": "A kee was lost.", "now": "A key was lost."}])


class RemovalFactory(DjangoModelFactory):
    """The removal of a finding that is withdrawn: the database writes it, so it is looked up."""

    class Meta:
        model = Removal

    @classmethod
    def _create(cls, model_class: type, *args: Any, **kwargs: Any) -> Removal:
        return Removal.objects.get(finding=FindingFactory(state=State.WITHDRAWN, **kwargs))


class ReplyFactory(DjangoModelFactory):
    """A reply that was received; with `state`, one that was decided on."""

    class Meta:
        model = Reply

    finding = factory.SubFactory(FindingFactory)
    person = factory.SubFactory(PersonFactory)
    text = "The key was never mine."
    received_on = datetime.date(2022, 4, 1)
    decided_at = factory.LazyAttribute(
        lambda reply: (
            None
            if getattr(reply, "state", ReplyState.RECEIVED) == ReplyState.RECEIVED
            else datetime.datetime(2022, 4, 2, tzinfo=datetime.UTC)
        )
    )
