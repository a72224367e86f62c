"""`python3 -m casearchive.prepare run|test|check|fix|editor|db|manage`: from a fresh checkout to a running archive.

This file must be readable for any Python there is, because it is the one that says which Python is needed.
"""

import sys

OLDEST = (3, 11)
NEWEST = (3, 13)


def complaint(version, executable="python3"):
    """What is wrong with this version of Python, or nothing."""
    if tuple(version[:2]) >= OLDEST:
        return ""
    return (
        "Python %d.%d (%s) is too old; the archive needs 3.11 to 3.13. Debian 12 has it: apt install python3. "
        "If another Python is installed, name it: make run PYTHON=python3.12"
    ) % (version[0], version[1], executable)


def main(arguments):
    """Refuse an old Python; leave the rest to rooms that only a new one can read."""
    problem = complaint(sys.version_info, sys.executable)
    if problem:
        sys.stderr.write(problem + "\n")
        return 1
    if sys.version_info[:2] > NEWEST:
        sys.stderr.write("Python %d.%d is newer than any the archive was tried with.\n" % tuple(sys.version_info[:2]))
    from casearchive.preparing.tasks import perform

    return perform(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
