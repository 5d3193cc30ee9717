"""What many tests share. All names and numbers in the tests are invented or reserved for documentation."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from deid import Deidentifier, Key

ROOT = Path(__file__).parents[1]
os.environ.update(HF_HUB_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
for name in ("DEID_KEY", "DEID_KEY_FILE"):
    os.environ.pop(name, None)

settings.register_profile("fixed", derandomize=True, deadline=None)  # the same examples in every run
settings.register_profile("search", deadline=None)  # pytest --hypothesis-profile search: new ones
settings.load_profile("fixed")


@pytest.fixture(scope="session")
def key() -> Key:
    return Key.from_text("5eed" * 16)


@pytest.fixture(scope="session")
def deidentifier(key) -> Deidentifier:
    """The whole default pipeline with the embedded model and the fine-tuning policy."""
    return Deidentifier.from_policy("fine-tuning", key=key)


@pytest.fixture(scope="session")
def note() -> str:
    return (ROOT / "examples" / "note.txt").read_text(encoding="utf-8")
