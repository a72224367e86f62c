"""Who holds a port of this machine, as far as one may see."""

import os
import socket

import psutil

OURS = "casearchive.wsgi"  # what a web server of ours was told to serve


def describe(port: int) -> str:
    """`by process 12 (nginx).`, with a remedy where it is a web server an earlier run left behind."""
    processes = listening_on(port)
    if not processes:
        return "by a program of another user."
    process = _eldest(processes)
    if not is_ours(process):
        return f"by process {process.pid} ({_name(process)}). End it if you do not need it."
    if _is_orphan(process):
        return (
            f"by the web server of an earlier `make run` that was killed, and does not end. Your data is safe. "
            f"End it: kill {process.pid}"
        )
    return f"by a `make run` that is still running (process {process.pid}). Use that one, or end it with Ctrl-C there."


def is_ending(port: int) -> bool:
    """Whether only what an earlier run left behind holds the port; it ends by itself within moments."""
    processes = listening_on(port)
    return bool(processes) and all(is_ours(each) and (not _is_master(each) or _is_orphan(each)) for each in processes)


def is_ours(process: psutil.Process) -> bool:
    try:
        return OURS in process.cmdline()
    except psutil.Error:
        return False


def listening_on(port: int) -> list[psutil.Process]:
    """The processes that hold the port open, of those the caller may look into."""
    found = []
    for process in psutil.process_iter():
        try:
            sockets = process.net_connections("tcp")
        except (psutil.Error, OSError):
            continue
        if any(each.status == psutil.CONN_LISTEN and each.laddr.port == port for each in sockets):
            found.append(process)
    return found


def addresses_of_this_machine() -> set[str]:
    """Every number this machine answers to, less the ones of a single wire, which carry its name."""
    families = (socket.AF_INET, socket.AF_INET6)
    every = (
        each.address for interface in psutil.net_if_addrs().values() for each in interface if each.family in families
    )
    return {address for address in every if "%" not in address}


def _eldest(processes: list[psutil.Process]) -> psutil.Process:
    return min(processes, key=lambda process: process.create_time())


def _name(process: psutil.Process) -> str:
    try:
        return process.name()
    except psutil.Error:
        return "of another user"


def _is_orphan(process: psutil.Process) -> bool:
    """Whether no `manage.py serve` is left above it."""
    try:
        return not any("serve" in parent.cmdline() for parent in process.parents())
    except psutil.Error:
        return True


def _is_master(process: psutil.Process) -> bool:
    """Whether it leads its process group, as the web server does and its workers do not."""
    try:
        return os.getpgid(process.pid) == process.pid
    except OSError:
        return False
