"""The manifest of a run: what was done, with what, in numbers, versions and ids. No text, no path, no key."""

import json
from typing import Any

from deid import __version__
from deid.corpus.entries import Summary
from deid.pipeline import Deidentifier


def manifest(summary: Summary, deidentifier: Deidentifier) -> dict[str, Any]:
    """Two runs with the same `fingerprint` make the same text of the same documents."""
    from deid.surrogates import SURROGATE_VERSION

    policy = deidentifier.policy
    return {
        "deid": __version__,
        "surrogates": SURROGATE_VERSION,
        "policy": {"name": policy.name, "fingerprint": policy.fingerprint},
        "key": deidentifier.key.id if deidentifier.key else None,
        "fingerprint": deidentifier.fingerprint,
        "documents": summary.documents,
        "characters": summary.characters,
        "failed": summary.failed,
        "dropped": summary.dropped,
        "unread": summary.unread,
        "counts": _by_label(summary),
        "collisions": dict(sorted(summary.collisions.items())),
        "seconds": round(summary.seconds, 3),
    }


def rendered(summary: Summary, deidentifier: Deidentifier) -> bytes:
    return json.dumps(manifest(summary, deidentifier), indent=2, ensure_ascii=False).encode() + b"\n"


def _by_label(summary: Summary) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for (label, action), count in sorted(summary.counts.items()):
        counts.setdefault(label, {})[action] = count
    return counts
