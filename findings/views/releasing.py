from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from findings.origin import origin_of
from findings.releasing import shelf
from findings.releasing.telling import Told, data_set, dictionary
from sources.shown import version_of

from .sending import sent

View = Callable[..., Any]
MENDED_WITHIN = 3600  # seconds, where no worker does it within a minute


def of_this_edition(view: View) -> View:
    """Asks once more where the edition that was found is replaced by the next in this very moment."""

    @wraps(view)
    def twice(*args: Any, **kwargs: Any) -> Any:
        try:
            return view(*args, **kwargs)
        except FileNotFoundError:
            try:
                return view(*args, **kwargs)
            except FileNotFoundError as missing:
                raise Http404("A file of this release is missing.") from missing

    return twice


@require_safe
@of_this_edition
def release_list(request: HttpRequest) -> HttpResponse:
    """What can be taken away, the newest release with its files, and the earlier ones."""
    releases = shelf.releases()
    newest = next((release for release in releases if not release.taken_back), None)
    context = {"others": [Told(release) for release in releases if release is not newest], "tables": dictionary()}
    if newest is None:
        return render(request, "findings/release_list.html", context)
    return render(request, "findings/release_list.html", {**context, **_shown(request, newest)})


@require_safe
@of_this_edition
def release_detail(request: HttpRequest, version: str) -> HttpResponse:
    """One release. One that was taken back answers 410 and leads to the newest."""
    release = _reached(version)
    if release.taken_back:
        return _gone(request, release)
    return render(request, "findings/release_detail.html", _shown(request, release))


@require_safe
@of_this_edition
def release_file(request: HttpRequest, version: str, name: str) -> HttpResponseBase:
    """A file of a release. While it holds what readers may no longer see, it is not there for now (503)."""
    release = _reached(version)
    if release.taken_back:
        return _gone(request, release)
    if name not in release.files:
        raise Http404("No file of this release has that name.")
    if _is_mended(request, release):
        response = render(request, "findings/release_mended.html", {"release": Told(release)}, status=503)
        response["Retry-After"], response["Cache-Control"] = str(MENDED_WITHIN), "no-store"
        return response
    return sent(request, release.path / name, release.files[name])


@require_safe
@of_this_edition
def release_latest(request: HttpRequest, name: str = "") -> HttpResponse:
    """Leads to the newest release, or to a file of it."""
    release = shelf.newest()
    if release is None or (name and name not in release.files):
        raise Http404("There is no release yet, or no such file in it.")
    return redirect(
        "findings:release-file" if name else "findings:release-detail", release.version, *filter(None, [name])
    )


def _reached(version: str) -> shelf.Release:
    release = shelf.release_of(version)
    if release is None:
        raise Http404("There is no such release.")
    return release


def _is_mended(request: HttpRequest, release: shelf.Release) -> bool:
    """Whether it holds what readers may no longer see, and waits until that is taken out; or is damaged, and may."""
    import sqlite3  # here, for the few who ask for data

    from findings.releasing.unreadable import unreadable_in

    try:
        return bool(unreadable_in(release, version_of(request)))
    except sqlite3.Error:
        return True


def _gone(request: HttpRequest, release: shelf.Release) -> HttpResponse:
    return render(request, "findings/release_gone.html", {"release": Told(release)}, status=410)


def _shown(request: HttpRequest, release: shelf.Release) -> dict[str, object]:
    return {
        "release": Told(release),
        "being_mended": _is_mended(request, release),
        "linked_data": data_set(release, origin_of(request)),
    }
