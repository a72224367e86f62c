"""Threads of a web server have one heap between them."""

import subprocess
import sys

import pytest

from findings.index import memory

TOLD = """
import ctypes, sys, threading
from findings.index.memory import share_one_heap

if "shared" in sys.argv:
    share_one_heap()
library = ctypes.CDLL(None)
library.malloc.restype = library.fdopen.restype = ctypes.c_void_p
together = threading.Barrier(4)
def take():
    together.wait()
    library.malloc(ctypes.c_size_t(50_000))
threads = [threading.Thread(target=take) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
out = ctypes.c_void_p(library.fdopen(1, b"w"))
library.malloc_info(0, out)
library.fflush(out)
"""


def heaps(*options: str) -> int:
    """How many heaps a process has in which four threads took memory."""
    told = subprocess.run([sys.executable, "-c", TOLD, *options], check=True, capture_output=True, text=True)
    return told.stdout.count("<heap nr=")


@pytest.mark.skipif(memory._OPTION is None, reason="this C library has no such option")
def test_threads_share_one_heap():
    assert heaps() > 1, "else this shows nothing"
    assert heaps("shared") == 1
