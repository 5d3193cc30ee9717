"""The command line: `deid`."""

import signal
import sys
from types import FrameType


def main() -> None:
    """Run `deid` with this process's arguments. A termination signal leaves no output, like an interrupt."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        from deid.cli.app import app

        app(prog_name="deid")
    except KeyboardInterrupt:  # while importing: the commands handle their own
        sys.exit(130)


def _stop(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)
