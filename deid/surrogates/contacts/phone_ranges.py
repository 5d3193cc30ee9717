"""Telephone numbers that no regulator issues, set aside for films and examples, and area codes.

- US, Canada: 555-0100 to 555-0199 in every area (NANPA, "555 NXX assignment guidelines"; CNA for Canada).
- UK: Ofcom, "Telephone numbers for use in TV and radio drama programmes".
- Australia: ACMA, "Phone numbers for use in TV shows, films and creative works".
- France: Arcep, national numbering plan (decision 2018-0881), numbers for audiovisual works.
- Germany: Bundesnetzagentur, Mitteilung 148/2021 (Amtsblatt 7/2021), "Rufnummern für Medienproduktionen".
- Ireland: ComReg, drama numbers under 020 91.
- Sweden: PTS, numbers for books and films.

For Spain, Italy, the Netherlands and India no such range is published.
"""

from deid.surrogates.forms import words

RANGES: dict[str, dict[str, tuple[str, ...]]] = {
    "44": {
        "20": ("2896496", "2920180"),
        "23": ("2079460", "2896496"),
        "24": ("2079460", "2920180"),
        "28": ("2079460", "2920180"),
        "29": ("2079460", "2896496"),
        "1": ("1632960",),
        **{
            start: words("""
                1134960 1144960 1154960 1164960 1174960 1184960 1214960 1314960 1414960 1514960 1614960 1914980
            """)
            for start in words("11 121 131 141 151 161 171 181 191")
        },
        "3": ("3069990",),
        "7": ("7700900",),
        "80": ("8081570",),
        "9": ("9098790",),
    },
    "61": {
        "2": ("35550", "37010", "75550", "77010"),
        "3": ("25550", "27010", "85550", "87010"),
        "7": ("25550", "27010", "35550", "37010"),
        "8": ("75550", "77010", "25550", "27010"),
        "4": words("""
            491570006 491570156 491570157 491570158 491570159 491570110 491570313 491570737 491571266 491571491
            491571804 491572549 491572665 491572983 491573770 491573087 491574118 491574632 491575254 491575789
            491576398 491576801 491577426 491577644 491578957 491578148 491578888 491579212 491579760 491579455
        """),
        "1800": words("1800160401 1800975707 1800975708 1800975709 1800975710 1800975711"),
        "1300": words("1300975707 1300975708 1300975709 1300975710 1300975711"),
    },
    "33": {
        **dict.fromkeys("12345", ("19900", "26191", "35301", "46571", "53649")),
        **dict.fromkeys("67", ("63998",)),
    },
    "49": {
        **dict.fromkeys(("15", "16", "17"), ("17139200", "176040690")),
        **dict.fromkeys(("30", "40", "69", "89"), ("3023125", "4066969", "6990009", "8999998")),
        **dict.fromkeys("23456789", ("2214710",)),
    },
    "353": dict.fromkeys("12345679", ("2091",)),
    "46": {
        **dict.fromkeys("123456789", ("8465004", "3139006", "4062804", "9803192")),
        "7": tuple(f"7017406{n}" for n in range(1, 10)),
    },
}
"""By country code: what a national number (without trunk prefix) begins with (the longest counts) -> what its fake
may begin with. The rest of the fake is drawn.
"""
LENGTHS = {"44": (10,), "61": (9, 10), "33": (9,), "49": (9, 10, 11, 12), "353": (8, 9), "46": (9,)}
"""How many digits the national numbers have that get such a fake; others are moved one-to-one."""
TWO_DIGIT_AREAS = ("30", "40", "69", "89")
"""The German areas of two digits; a fake from another of them keeps the look of the number."""

GERMAN_MOBILE = frozenset(
    f"0{code}"
    for code in words("151 152 155 156 157 159 160 162 163 170 171 172 173 174 175 176 177 178 179")
)
CANADIAN = words("""
    204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 460 468 474
    506 514 519 548 579 581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873
    879 902 905 942
""")
"""Area codes in service or assigned in Canada (Canadian Numbering Administrator)."""
TOLL_FREE = frozenset(words("800 833 844 855 866 877 888 900"))
CALLING_CODES_OF_TWO = frozenset(
    words("""
    20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82
    84 86 90 91 92 93 94 95 98
""")
)
"""Country codes of two digits (ITU-T E.164); 1 and 7 have one digit, all others three."""
