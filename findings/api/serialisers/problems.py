"""Problems, as they are described: `findings/api/problems.py` makes them."""

from rest_framework import serializers

from findings.vocabulary import Reason


class ErrorSerialiser(serializers.Serializer):
    """What is wrong with one parameter."""

    parameter = serializers.CharField(help_text="Its name.")
    detail = serializers.CharField(help_text="What is wrong, in a sentence.")


class ProblemSerialiser(serializers.Serializer):
    """Problem details (RFC 9457)."""

    type = serializers.CharField(help_text="The address at which this sort of problem is explained.")
    title = serializers.CharField(help_text="The sort of problem.")
    status = serializers.IntegerField(help_text="The status of the answer.")
    detail = serializers.CharField(help_text="What is wrong here, in plain sentences.")
    instance = serializers.CharField(help_text="The path that was asked for.")
    errors = ErrorSerialiser(many=True, required=False, help_text="Each parameter that was not understood.")


class ShownSerialiser(serializers.Serializer):
    """When readers saw a source that they see no more."""

    until = serializers.DateTimeField(help_text="When it was last shown.")


class SourceTombstoneSerialiser(ProblemSerialiser):
    """What stands for a source that is no longer shown: nothing of it."""

    shown = ShownSerialiser(help_text="When readers saw it.")


class TombstoneSerialiser(ProblemSerialiser):
    """What stands for a finding that was withdrawn: none of its words."""

    identifier = serializers.CharField(help_text="The identifier; it is never given to another finding.")
    first_published = serializers.DateTimeField(help_text="When readers could first see it.")
    withdrawn_at = serializers.DateTimeField(help_text="When it was withdrawn.")
    reason = serializers.ChoiceField(choices=Reason.choices, help_text="Why.")
    reason_told = serializers.CharField(help_text="The same in words.")
    replaced_by = serializers.CharField(
        allow_null=True, help_text="The identifier of the finding that says the same, which is not shown now either."
    )
