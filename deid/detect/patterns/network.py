"""Addresses of machines: IPv4, IPv6, MAC."""

from ipaddress import AddressValueError, IPv6Address

from deid.detect.patterns.base import LETTER, Pattern

_HEX = "0123456789abcdefABCDEF"


def _is_ipv4(value: str) -> bool:
    """Four numbers up to 255. Leading zeros are let pass: logs pad."""
    return all(int(part) <= 255 for part in value.split("."))


def _is_ipv6(value: str) -> bool:
    try:
        IPv6Address(value.partition("%")[0])
    except (AddressValueError, ValueError):
        return False
    return value.count(":") >= 2 and any(c.isdigit() for c in value)  # "a::b" is C++


def _ipv6_length(value: str) -> int:
    """Without what follows an address in running text: a full stop, a colon."""
    end = len(value.rstrip(".:")) if not value.endswith("::") else len(value)
    while end and not _is_ipv6(value[:end]):
        end -= 1
    return end


_VERSION = (
    r"\b(?:versions?|vers?|v|sections?|sect|sec|paragraph|chapter|clause|article|appendix|figure|table|firmware|fw"
    r"|software|app|build|release|rel|rev(?:ision)?|patch|hotfix|sdk|driver|bios|kernel|upgraded?(?: to)?|updated? to"
    r"|chrome|chromium|edge?|opr|safari|firefox|asterisk)\b\.?[ ]?(?:version|ver|v|no\.?|number|is|was)?\.?[ ]?[:#=/]?"
    r"[ ]{0,2}[\"'(v]?(?:[0-9.]{3,15}(?:,|[ ](?:to|and|or|through)|[ ]?-)[ ]?)?|§[ ]{0,2}"
)
"""What stands right before four numbers that are no address."""

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "IP_ADDRESS", "ipv4",
        regex=rf"(?<![0-9{LETTER}.])(?<![vV]\.)[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{3}}(?![0-9])(?!\.[0-9])"
            rf"(?![-_]?[{LETTER}])",
        digits=(1, 3), then=".", score=0.95, validate=_is_ipv4, unless=_VERSION,
    ),
    Pattern(
        "IP_ADDRESS", "ipv4",  # glued to letters: "ip10.0.0.1", "host-10.0.0.1x"
        regex=r"(?<=ip)[-_=:]?(?P<value>[0-9]{1,3}(?:\.[0-9]{1,3}){3})(?![0-9])(?!\.[0-9])",
        digits=(1, 3), then=".", score=0.7, validate=_is_ipv4,
    ),
    Pattern(
        "IP_ADDRESS", "ipv6",
        regex=rf"(?<![0-9{LETTER}:.])[0-9A-Fa-f]{{0,4}}:(?:[0-9A-Fa-f]{{0,4}}:){{1,7}}[0-9A-Fa-f]{{0,4}}"
        rf"(?:(?:\.[0-9]{{1,3}}){{3}})?(?:%[0-9A-Za-z]{{1,16}})?(?![0-9{LETTER}])",
        anchors=("::",), lead=_HEX + ":", reach=40, score=0.95, trim=_ipv6_length,
    ),
    Pattern(
        "IP_ADDRESS", "ipv6",
        regex=rf"(?<![0-9{LETTER}:.])(?:[0-9A-Fa-f]{{1,4}}:){{7}}[0-9A-Fa-f]{{1,4}}(?![0-9{LETTER}:])",
        lead=_HEX + ":", reach=40, digits=(1, 4), then=":abcdefABCDEF", score=1.0, validate=_is_ipv6,
    ),
    Pattern(
        "MAC_ADDRESS", "mac",
        regex=rf"(?<![0-9{LETTER}:-])[0-9A-Fa-f]{{2}}([:-])(?:[0-9A-Fa-f]{{2}}\1){{4}}[0-9A-Fa-f]{{2}}"
            rf"(?![0-9{LETTER}:-])",
        lead=_HEX + ":-", reach=17, digits=(1, 2), then=":-abcdefABCDEF", score=1.0,
    ),
    Pattern(
        "MAC_ADDRESS", "mac",
        regex=rf"(?<![0-9{LETTER}.])(?:[0-9A-Fa-f]{{4}}\.){{2}}[0-9A-Fa-f]{{4}}(?![0-9{LETTER}.])",
        lead=_HEX + ".", reach=14, digits=(1, 4), then=".abcdefABCDEF", score=0.9,
        validate=lambda value: not value.replace(".", "").isdigit() or value.count("0") > 3,
    ),
)  # fmt: skip
