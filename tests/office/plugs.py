"""Plugs pulled at a labelled point, in a process of its own."""

import os
import signal


class Killed:
    """Pull the plug at the n-th labelled point, counted from 1."""

    def __init__(self, number):
        self.left = number

    def __call__(self, label):
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def in_child(action):
    """Run something in a process of its own; return whether it was killed."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            action()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)
