"""The written forms of dates, as a grammar over the kinds of pieces (see `scanning`).

A form is a regular expression over those characters; its groups are the fields that a moved date writes anew: y
year, m month number, mon month word, d day, a and b day and month in either order, days a row of days, q quarter,
h half, s season, w week, j day of the year, wd weekday, ord the ending of an ordinal, era. What stands between the
forms must be words of the vocabulary, times and separators: anything else, a number above all, makes no date.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple


class Form(NamedTuple):
    name: str
    fields: dict[str, int]
    """Of each field the piece that writes it."""
    days: tuple[int, ...]
    """Of a row of days in one month ("3-5 May") the pieces that write them."""
    start: int
    end: int


_OF = r"(?: ?[-/.,~]? ?(?:[gd]'? ?){0,3})"
_BEFORE_YEAR = r"(?: ?[-/.,'~]? ?(?:[fgxdv] ){0,3})"
_DAY = r"(?:(?:[nu]|N)(?: ?\.?o)?\.?)"
_AND = r"(?: ?(?:,|x|[-~]|/) ?(?:x )?(?:[gd] ){0,2})"
_ROW = rf"(?P<days>{_DAY}(?:{_AND}{_DAY})+)"
_ONE = r"(?P<d>[nuN])(?: ?\.?(?P<ord>o))?"
_NOT_OF_MONTH = rf"(?!(?:{_AND}{_DAY})*{_OF}[MXR]|[-/.:]?[nuyj]| ?-?[vkw])"
_NO_MORE = r"(?![-/.]?[nuyj](?![-/.][nu][-/.][ynq]))"
_YEAR_OR_TWO = (
    rf"(?:{_BEFORE_YEAR}(?P<y>[yq])|(?: ?[-/.,]? ?(?:[gd] ){{0,2}})(?P<y2>n)(?! ?\.?o|{_OF}[MX]|[-/.:][nu]))"
)

_AFTER_DAY = r"(?:(?: ?,? ?|[-/.]| ?,? ?(?:[fgx] )+)(?P<y>[yq]))?(?![-/.:]?[nuyj]|~n)"

_SOURCES = (
    # numbers alone
    ("numbers", rf"(?P<y>y)(?P<p> ?[-/.~|] ?)(?P<m>[nu])(?P=p)(?P<d>[nu]){_NO_MORE}"),
    ("either", rf"(?P<a>[nu]) ?[-/.|~] ?(?P<b>[nu]) ?[-/.|~]{{1,2}} ?(?P<y>[yqn]){_NO_MORE}"),
    ("either", r"(?P<a>[nu]) (?P<b>[nu]) (?P<y>y)"),
    ("row", r"(?P<days>[nu]\.? ?[-~] ?[nu])\.(?P<m>[nu])\.(?P<y>[yn])?(?![-/.]?[nuy])"),
    ("row", r"(?P<days>[nu]-[nu])/(?P<m>[nu])/(?P<y>[yn])(?![-/.]?[nuy])"),
    ("pair", r"(?P<a>[nu]) ?[-/.] ?(?P<b>[nu])(?P<dot>\.)?(?=[-~][nu][/.][nu])"),
    ("pair", rf"(?P<a>[nu]) ?[-/.] ?(?P<b>[nu])(?P<dot>\.)?(?![-/.]?[nuy]|{_OF}[MXR]|[-~][nu]| ?-?v)"),
    ("compact", r"(?P<c>c)(?![-/.]?[nuyj])"),
    ("ordinal", r"(?P<y>y)[-./]?(?P<j>j)(?![-/.]?[nuyj])"),
    ("month_or_year", r"(?P<y>y)[-/.](?P<m>[nu])(?![-/.:]?[nuyj])"),
    ("years", r"(?P<y>y) ?(?:[-~/]|x) ?(?P<e>n)(?![-/.:]?[nuyjo]| ?[MX])"),
    ("month", r"(?P<m>[nu]) ?[-/.] ?(?P<y>y)(?![-/.][nu])"),
    # Chinese, Japanese, Korean
    ("day", r"(?:(?P<era>E) ?(?P<y>[nuj])|(?P<y2>[ynu])) ?年 ?(?P<m>[nu]) ?月 ?(?P<d>[nu]) ?日?(?![年月日nuy])"),
    ("month", r"(?:(?P<era>E) ?(?P<y>[nuj])|(?P<y2>[ynu])) ?年 ?f?(?P<m>[nu]) ?月"),
    ("year", r"(?:(?P<era>E) ?(?P<y>[nuj])|(?P<y2>[ynu])) ?年"),
    ("day", r"(?P<m>[nu]) ?月 ?(?P<d>[nu]) ?日?(?![年月日nuy])"),
    ("month", r"(?P<m>[nu]) ?月"),
    ("dom", r"(?P<d>[nu]) ?日"),
    # parts of years
    ("week", r"(?P<y>y) ?-?w ?(?P<w>n)(?:-(?P<iso>u))?(?![-/.nuyj])"),
    ("week", r"w ?(?P<w>[nu])(?: ?[,/-]? ?(?:[fg] ){0,2}(?P<y>y))?(?![-/.:]?[nuyj])"),
    ("quarter", r"K(?P<q>u)(?: ?[-/,]? ?'?(?:[fgF] ?){0,2}(?P<y>[yqn]))?(?![-/.:]?[nuyj](?!K))"),
    ("quarter", r"(?P<q>u)K(?: ?[-/,]? ?'?(?P<y>[yqn]))?(?![-/.:]?[nuyj])"),
    ("quarter", r"(?P<y>y) ?[-/]? ?[Kk](?P<q>u)(?![-/.:]?[nuyj](?!K))"),
    ("quarter", r"(?P<q>u|N)(?: ?\.?(?P<ord>o))?\.?[ -]k(?: ?[-,]? ?(?:[fg] ){0,3}(?P<y>[yq]))?"),
    ("quarter", r"k ?(?P<q>u)(?: ?[-,]? ?(?:[fg] ){0,3}(?P<y>[yq]))?(?![-/.:]?[nuyj](?!k))"),
    ("half", r"H(?P<h>u) ?[-/]? ?(?P<y>[yq])"),
    ("half", r"(?P<y>y) ?[-/]? ?H(?P<h>u)(?![-/.:]?[nuyj])"),
    ("season", r"(?P<s>S)(?: ?[,-]? ?(?:[fgxd] ?){0,2}(?P<y>[yq])(?:[-/~](?P<e>n))?)?"),
    # decades
    ("decade", r"(?P<y>[yqn]) ?'?s(?: ?-?a)?"),
    ("decade", r"(?P<y>n)o ?-?a"),
    ("decade", r"a (?:[fg] )?(?P<y>[qn])(?![-/.:]?[nuyjo])"),
    # with the name of the month
    ("numbers", r"(?P<y>y) ?[-/., ] ?(?P<mon>[MX])\.? ?[-/., ] ?(?P<d>[nu])(?: ?(?P<ord>o))?(?![-/.:]?[nuyj])"),
    ("numbers", r"(?P<y>y)[-/](?P<d>[nu])[-/](?P<mon>[MX])\.?"),
    ("numbers", r"(?P<mon>[MX])[-/](?P<y>y)[-/](?P<d>[nu])"),
    ("numbers", r"(?P<d>[nu])[-/](?P<y>y)[-/](?P<mon>[MX])"),
    ("row", rf"{_ROW}{_OF}(?P<mon>[MX])\.?{_YEAR_OR_TWO}?"),
    ("day", rf"{_ONE}{_OF}(?P<mon>[MXR])\.?{_YEAR_OR_TWO}?"),
    ("day", r"(?P<mon>[MX])\.?[-/](?P<d>[nu])[-/](?P<y>[yn])(?![-/.:]?[nuyj])"),
    ("row", rf"(?P<mon>[MX])\.?(?: ?[,-]? ?(?:[gd] ){{0,2}}){_ROW}{_AFTER_DAY}"),
    ("day", r"(?P<mon>[MX])\.? ?(?P<d>[nu]) t (?P<y>y)"),
    ("day", rf"(?P<mon>M)\.?(?: ?[-/,.]? ?(?:[gd] ){{0,2}}){_ONE}{_AFTER_DAY}"),
    ("day", rf"(?P<mon>X)\.? ?{_ONE}(?!{_OF}[MX])(?:(?: ?,? ?|[-/.])(?P<y>[yq]))?(?![-/.:]?[nuyj])"),
    ("month", rf"(?P<mon>[MX])\.?{_BEFORE_YEAR}(?P<y>[yq])(?![-/][nu])"),
    ("month", rf"(?P<y>y) ?[-/.,]? ?(?:[fg] )?(?P<mon>[MX])\.?(?!{_OF}[nu])"),
    ("weekday_dom", rf"(?P<wd>[WDd])[.,]? ?,? ?(?:[gd] ){{0,2}}(?P<d>[nuN]) ?\.?(?P<ord>o){_NOT_OF_MONTH}"),
    ("weekday_dom", rf"(?P<wd>[WDd])[.,]? ?(?:[gd] )?(?P<d>[nuN])(?!o){_NOT_OF_MONTH}(?! ?[-~x:/] ?[nu]| ?\.?o)"),
    ("weekday_dom", r"(?P<d>[nu])(?: ?\.?(?P<ord>o))? ?(?:[fg] )?(?P<wd>W)(?! ?w)"),
    ("weekday", r"(?P<wd>W)(?! ?w)"),
    ("weekday", rf"(?P<wd>X)(?=[.,]? ?,? ?(?:[fg] )?[nu](?: ?o)?{_OF}[MX])"),
    ("weekday", r"(?P<wd>[Dd])(?=[.,]? ?,? ?(?:[fg] ){0,2}[nuy])"),
    ("month", r"(?P<mon>[MX])\.?"),
    ("dom", rf"(?P<d>[nu]) ?\.?(?P<ord>o){_NOT_OF_MONTH}"),
    ("dom", rf"(?P<d>N){_NOT_OF_MONTH}"),
    # years
    ("year", r"F ?[-']? ?(?P<y>[yqn])(?:[-/~](?P<e>n))?(?![-/.:]?[nuyj])"),
    ("year", r"(?P<y>[yq])(?![/.:]?[nuj]| ?v)"),
)  # fmt: skip
_BETWEEN = frozenset(" ,.-~/:|'\"fgvxdtawkh")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(source)) for name, source in _SOURCES)


@lru_cache(maxsize=1 << 12)
def forms_of(kinds: str) -> tuple[Form, ...]:
    """The forms that a row of kinds is made of, from left to right; empty where a piece is of none."""
    if "?" in kinds:
        return ()
    found = []
    place = 0
    while place < len(kinds):
        form = _form_at(kinds, place)
        if form is not None:
            found.append(form)
            place = form.end
        elif kinds[place] in _BETWEEN:
            place += 1
        else:
            return ()
    return tuple(found)


def _form_at(kinds: str, place: int) -> Form | None:
    for name, pattern in _patterns():
        match = pattern.match(kinds, place)
        if match is None or (place and kinds[place - 1] in "nuyj" and kinds[place] in "nuyjc"):
            continue
        fields = {
            field.rstrip("2"): match.start(field)
            for field, piece in match.groupdict().items()
            if piece is not None
        }
        fields.pop("p", None)
        row = tuple(_days(kinds, *match.span("days"))) if "days" in fields else ()
        fields.pop("days", None)
        return Form(name, fields, row, match.start(), match.end())
    return None


def _days(kinds: str, start: int, end: int) -> Iterator[int]:
    return (i for i in range(start, end) if kinds[i] in "nuN")
