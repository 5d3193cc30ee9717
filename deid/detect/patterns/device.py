"""Device identifiers: UUID, IMEI, serial numbers."""

from deid.detect.patterns.base import LEFT, RIGHT, Pattern
from deid.detect.patterns.checksums import luhn

_HEX = "0123456789abcdefABCDEF"
_UUID = r"[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "DEVICE_ID", "uuid", regex=rf"(?i)(?<![0-9a-f])(?<![0-9a-z]-){_UUID}(?![0-9a-f])",
        lead=_HEX + "-", reach=36, digits=(1, 12), then="-abcdefABCDEF", score=0.95,
    ),
    Pattern(
        "DEVICE_ID", "uuid",
        regex=r"(?i)(?:uuid|guid)[\"']?[ ]?(?:[:=]"
            r"|is)?[ ]?[\"'{(]{0,2}(?P<value>[0-9a-f]{32}|[0-9a-f]{8}"
        rf"(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}){RIGHT}",
        anchors=("uuid", "guid"), score=0.95,
    ),
    # 3GPP TS 23.003: type allocation code, serial number, Luhn digit.
    Pattern(
        "DEVICE_ID", "imei", shapes=("99-999999-999999-9", "999999-99-999999-9"), score=1.0, validate=luhn,
        context=("imei",),
    ),
    Pattern(
        "DEVICE_ID", "imei",
        shapes=("999999999999999", "99 999999 999999 9", "9999999999999999"), score=0.3, validate=luhn,
        context=("imei", "imeisv", "handset", "device"), adjacent=False,
    ),
    Pattern(
        "DEVICE_ID", "serial_number",
        regex=rf"(?i){LEFT}(?:serial(?:[ ]?(?:number|num|no|nr|#))?|s/n|device id|udid|imsi|iccid|meid"
            r"|seriennummer|"
        r"n[uú]mero de serie|num[eé]ro de s[eé]rie|asset tag|lot(?: number| no))\.?[\"']?[ ]?(?:[:#=]"
        r"|is)?[ ]?#?[\"']?"
        rf"(?P<value>(?=[A-Z/-]{{0,20}}[0-9])[A-Z0-9][A-Z0-9/-]{{4,39}}){RIGHT}",
        anchors=(
            "serial", "s/n", "device id", "udid", "imsi", "iccid", "meid", "seriennummer", "número de serie",
            "numero de serie", "numéro de série", "asset tag", "lot number", "lot no",
        ),
        score=0.8,
        validate=lambda value: sum(c.isdigit() for c in value) >= 3,
    ),
)  # fmt: skip
