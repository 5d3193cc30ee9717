"""The folders that come with deid but are kept at the top of the checkout: `configs` and `models`."""

from pathlib import Path


def folder(name: str) -> Path:
    """`configs` or `models`: inside the package when installed from a wheel, beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
