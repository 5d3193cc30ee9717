"""The lists of names beside this script, and what nobody is to be called."""

import re
from functools import cache
from pathlib import Path

from people_origins import plain

VULGAR = re.compile("fuck|shit|cunt|nigg|^nig$|fagg|whore|penis|bitch|pussy|vagin|hitler|dickh|cocks")
_HERE = Path(__file__).resolve().parent


def listed(file: str) -> list[str]:
    lines = (_HERE / file).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def unwanted() -> frozenset[str]:
    return frozenset(plain(word) for line in listed("people_unwanted.txt") for word in line.split())
