"""Static files by the digest of what they hold, also where one script of ours imports another."""

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped,unused-ignore]

# Django's own reading of imports would reach into the scripts of packages, which import what they do not ship.
OUR_MODULES = "editors/*/*.js"
IMPORT = (
    r"""(?P<matched>import (?P<names>\{[^}]*\}) from "(?P<url>\./[^"]+)";)""",
    """import %(names)s from "%(url)s";""",
)


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Hashed and pre-compressed. A script imports the very version of the other that it was written for."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, (OUR_MODULES, (IMPORT,)))
