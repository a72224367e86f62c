"""What can be asked for, and what is then started in the virtual environment."""

import os
import sys
from pathlib import Path
from typing import NoReturn

from casearchive.preparing import checks
from casearchive.preparing.installing import Packages
from casearchive.preparing.problem import Problem
from casearchive.preparing.virtual import Virtual

ROOT = Path(__file__).resolve().parent.parent.parent
MANAGE = ["-m", "casearchive"]
BY_FILE = ["--dist=loadfile", "--no-loadscope-reorder"]  # the longest first, as tests/conftest.py puts them
# Name, the packages it needs, what it starts. `check` and `fix` are several programs, one after the other.
STARTS = {
    "run": ("local", [*MANAGE, "serve"]),
    "editor": ("local", [*MANAGE, "editor"]),
    "db": ("local", [*MANAGE, "db"]),
    "manage": ("local", MANAGE),
    "test": ("dev", ["-m", "pytest", "--numprocesses=auto", "--maxprocesses=4", *BY_FILE]),
    "bench": ("bench", ["-m"]),  # whoever asks names the module: nothing here knows the tests
}
SERIES = {"check": checks.CHECKS, "fix": checks.FIXES}
USAGE = f"Say what to do: python3 -m casearchive.prepare {'|'.join([*STARTS, *SERIES])}"


def perform(arguments: list[str]) -> int:
    """Prepare the environment and do the task the first argument names; the rest is the task's own."""
    task, *rest = arguments or [""]
    if task not in STARTS and task not in SERIES:
        print(USAGE, file=sys.stderr)
        return 2
    virtual = Virtual(place_of_environment())
    try:
        Packages(ROOT, virtual).ensure(STARTS[task][0] if task in STARTS else "dev")
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. The next run goes on from here.", file=sys.stderr)
        return 130
    os.chdir(ROOT)
    os.environ.setdefault("LOCAL", "true")
    os.environ["DJANGO_SETTINGS_MODULE"] = "casearchive.settings"
    os.environ.pop("PYTHONHOME", None)
    if task in SERIES:
        return checks.run(virtual.python, SERIES[task])
    return _become([str(virtual.python), *STARTS[task][1], *rest])


def _become(command: list[str]) -> NoReturn:
    """Let the command take this process's place, so that signals reach it and its status is ours."""
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606  there is no shell


def place_of_environment() -> Path:
    """Where the virtual environment is: VENV, or `.venv` in the checkout."""
    return ROOT / Path(os.environ.get("VENV") or ".venv").expanduser()
