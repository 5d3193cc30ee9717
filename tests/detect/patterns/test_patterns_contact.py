"""E-mail, URL, telephone, network and device identifiers: exact spans."""

import pytest
from marked_text import accepted, check

from deid.detect.patterns import PatternDetector


@pytest.mark.parametrize(
    "marked",
    [
        "Write to [EMAIL maria.keller@example.com].",
        "Write to <[EMAIL first.last+tag@mail.example.co.uk]>, please",
        "a@b: [EMAIL a@b.co],[EMAIL b@c.io],[EMAIL c@d.net]",
        "mailto:[EMAIL josé@example.es]",
        "[EMAIL JANE.DOE@EXAMPLE.ORG]",
        "email = '[EMAIL dev@example.com]'; ???[EMAIL dev@example.com]",
        "发邮件到[EMAIL zhang@example.com]查收",
        "See [EMAIL maria (at) example (dot) com] or",
    ],
)
def test_email(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "see [URL https://example.com/a?b=c#d].",
        "(see [URL http://example.com/a_(b)])",
        "[URL ftp://files.example.org/pub/x.zip], and",
        "[URL www.example.org/bar], then",
        "at [URL example.com/path] or [URL docs.example.org].",
        "请访问[URL https://example.com]\uff0c以获取",
        "[URL http://192.0.2.7:8080/#/123]",
    ],
)
def test_url(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text", ["setup.py and README.md", "e.g. this", "done.In the end", "node.js", "a...b"]
)
def test_no_url(text: str) -> None:
    assert accepted(text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Call [PHONE (415) 555-0198] tomorrow.",
        "[PHONE 415-555-0198]",
        "[PHONE 415.555.0198 x12] or [PHONE +1 415 555 0199 ext. 7].",
        "[PHONE 1-800-555-0123]",
        "London [PHONE +44 20 7946 0958].",
        "London [PHONE 020 7946 0958].",
        "Tel.: [PHONE +49 (0)30 901820]",
        "Tel.: [PHONE 030/901820]",
        "Tfno. [PHONE 912 345 678] Fax: [PHONE 912345679]",
        "Call me on [PHONE 07700 900123]",
        "my number is [PHONE +33 1 99 00 12 34].",
        "电话[PHONE 13800138000]\uff0c谢谢",
        "Phone: [PHONE 4155550198]",
        "[PHONE 0044 20 7946 0958]",
        "On Tuesday ([DATE 03/12/2024]) he fell",
        "call ([DATE 03/12/2024]) again",
        "London ([PHONE 020 7946 0958]), [PHONE (020) 7946 0958]",
    ],
)
def test_phone(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "4155550198 units sold",
        "pages 415-555",
        "version 415.555.1",
        "total 1,415,555,019",
        "1234567890123456789012",
    ],
)
def test_no_phone(text: str) -> None:
    assert [label for *_, label in accepted(text) if label == "PHONE"] == []


def test_phone_regions_decide_what_a_local_number_is() -> None:
    text = "Bitte anrufen: 044 668 18 00"
    assert accepted(text, PatternDetector(phone_regions=["CH"])) == [(15, 28, "PHONE")]
    assert accepted(text, PatternDetector(phone_regions=["US"])) == []


@pytest.mark.parametrize(
    "marked",
    [
        "from [IP_ADDRESS 192.0.2.1] port 22",
        "[IP_ADDRESS 203.0.113.9]:8080",
        "[IP_ADDRESS 2001:db8::1] and [IP_ADDRESS ::1], [IP_ADDRESS fe80::1ff:fe23:4567:890a]",
        "[IP_ADDRESS 2001:0db8:0000:0000:0000:ff00:0042:8329]",
        "[IP_ADDRESS ABCD:EF01:2345:6789:ABCD:EF01:2345:6789].",
        "MAC [MAC_ADDRESS 00:00:5E:00:53:AF], [MAC_ADDRESS 00-00-5e-00-53-af], [MAC_ADDRESS 0000.5e00.53af]",
        "[DEVICE_ID 123e4567-e89b-12d3-a456-426655440000]",
        "IMEI: [DEVICE_ID 490154203237518]",
        "IMEI [DEVICE_ID 49-015420-323751-8]",
        "Serial No: [DEVICE_ID C02XK0AAJG5J]",
    ],
)
def test_network_and_device(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text", ["version 1.2.3.4.5", "1.2.3", "300.1.1.1", "std::vector<int>", "a::b", "12:30"]
)
def test_no_ip(text: str) -> None:
    assert [label for *_, label in accepted(text) if label == "IP_ADDRESS"] == []
