"""Filling in the pages of the admin as a person would: what stands there, with a few fields changed."""

from django.contrib.messages import get_messages
from django.urls import reverse


def page(record, view="change"):
    """The address of the record's own page in the admin."""
    opts = record._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{view}", args=[record.pk])


def pages_of(model, view="changelist"):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{view}")


def standing(response):
    """What the form on the page would send if it were saved as it stands."""
    context = response.context
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    forms = [context["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    sent = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False:
                sent[field.html_name] = value
    return sent


def save(desk, record, **changes):
    """Open the record's page, change these fields, save. A name like `quotations__0__passage` is of an inline."""
    address = page(record)
    sent = standing(desk.get(address)) | {name.replace("__", "-"): value for name, value in changes.items()}
    return desk.post(address, sent)


def said(response):
    """The messages that the next page will show."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def complaints(response):
    """All that the page says is wrong, as one text."""
    if response.status_code != 200:
        return ""
    context = response.context
    return "\n".join(map(str, context["errors"]))
