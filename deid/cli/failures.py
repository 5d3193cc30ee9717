"""From exceptions to exit codes and one line on stderr, which never holds text of a document (law 7)."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

import typer

from deid.errors import DeidError

FAILURE = 1
WRONG_USE = 2
_INTERRUPTED = 130
_CLOSED_PIPE = 141  # what the shell says of a program that SIGPIPE has ended
_PACKAGE = Path(__file__).parent.parent


@contextmanager
def reported(code: int = FAILURE) -> Iterator[None]:
    """Ends the command with `code` at a `DeidError`, with 1 at an exception that nobody expected."""
    try:
        yield
        return
    except DeidError as error:
        message = str(error)
    except KeyboardInterrupt:
        message, code = "interrupted; nothing was written", _INTERRUPTED
    except BrokenPipeError:
        message, code = "", _CLOSED_PIPE
        _drop_stdout()
    except OSError as error:
        message, code = error.strerror or type(error).__name__, FAILURE
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:  # its message and its locals may quote a document: say only what and where
        message, code = f"{type(error).__name__} at {_place(error.__traceback__)}: a bug in deid", FAILURE
    if message:
        say_error(message)
    raise typer.Exit(code)


def say_error(message: str) -> None:
    typer.echo(f"{typer.style('error:', fg='red', bold=True)} {message}", err=True)


def say_warning(message: str) -> None:
    typer.echo(f"{typer.style('warning:', fg='yellow', bold=True)} {message}", err=True)


def say_note(message: str) -> None:
    typer.echo(f"{typer.style('note:', fg='cyan')} {message}", err=True)


def _place(traceback: TracebackType | None) -> str:
    place = "an unknown place"
    while traceback is not None:
        file = Path(traceback.tb_frame.f_code.co_filename)
        if file.is_relative_to(_PACKAGE):
            place = f"{file.relative_to(_PACKAGE.parent)}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place


def _drop_stdout() -> None:
    """Nobody reads it any more: what is still buffered would raise once more at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
