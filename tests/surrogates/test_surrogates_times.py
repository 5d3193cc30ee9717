"""Times of day: moved by the minutes of a scope, or by an hour, in the form they were written."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.surrogates import Key, times
from deid.surrogates.source import Source

MINUTES = st.integers(-90, 90).filter(bool)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:33", "11:18"),
        ("10:33 AM", "11:18 AM"),
        ("11:50 PM", "12:35 AM"),
        ("11:50 a.m.", "12:35 p.m."),
        ("12:15 am", "1:00 am"),
        ("09:05 am", "09:50 am"),
        ("10 : 47 am", "11 : 32 am"),
        ("23:59:59", "00:44:59"),
        ("10:33:05,123", "11:18:05,123"),
        ("14:05:10.123Z", "14:50:10.123Z"),
        ("10:30+02:00", "11:15+02:00"),
        ("10:30:00-05:00", "11:15:00-05:00"),
        ("10:30 -0500", "11:15 -0500"),
        ("10:30 UTC+1", "11:15 UTC+1"),
        ("9pm AEDT", "10pm AEDT"),
        ("T1033Z", "T1118Z"),
        ("0930", "1015"),
        ("1330 hours", "1415 hours"),
        ("930pm", "1015pm"),
        ("1140 a.m.", "1225 p.m."),
        ("15h30", "16h15"),
        ("10.30 Uhr", "11.15 Uhr"),
        ("9:00 to 10:30", "9:45 to 11:15"),
        ("10:30-12:00", "11:15-12:45"),
        ("9-11 am", "10-12 pm"),
        ("5 to 6pm", "6 to 7pm"),
        ("3pm", "4pm"),
        ("11 PM", "12 AM"),
        ("15 Uhr", "16 Uhr"),
        ("15 heures", "16 heures"),
        ("16h", "17h"),
        ("8 o'clock", "9 o'clock"),
        ("zeven uur", "acht uur"),
        ("half past three", "half past four"),
        ("half past 3", "half past 4"),
        ("Quarter to Twelve", "Quarter to One"),
        ("ten past 9 in the evening", "ten past 10 in the evening"),
        ("ten to six", "ten to seven"),
        ("six fifteen pm", "seven fifteen pm"),
        ("from three thirty to four thirty", "from four thirty to five thirty"),
        ("halb neun", "halb zehn"),
        ("kwart voor drie", "kwart voor vier"),
        ("las siete y media", "las ocho y media"),
        ("8 menos cuarto", "9 menos cuarto"),
        ("sept heures du matin", "huit heures du matin"),
        ("11 in the morning", "5 in the morning"),
        ("vingt et un heures", "vingt-deux heures"),
        ("from two thirty to two forty five", "from three thirty to three forty five"),
        ("entre 17 et 18 h", "entre 18 et 19 h"),
        ("4h à 7h", "5h à 8h"),
        ("18 Uhr 12", "19 Uhr 12"),
        ("um 7 Uhr", "um 8 Uhr"),
        ("van 3 uur 's ochtends tot 5 uur 's middags", "van 4 uur 's ochtends tot 6 uur 's middags"),
        ("晚上六点", "晚上七点"),
        ("सुबह 9 बजे", "सुबह 10 बजे"),
        ("12 semanas", None),
        ("a la una", None),
        ("nineteen ninety six", None),
        ("thirty eight", None),
        ("a las doce", None),
        ("12 in the afternoon", "1 in the afternoon"),
        ("午後3時に", "午後4時に"),
        ("午前5時から6時まで", "午前6時から7時まで"),
        ("7시 30분에서 9시 30분 사이에", "8시 30분에서 10시 30분 사이에"),
        ("12", "1"),
        ("noon", None),
        ("25:00", None),
        ("10:75", None),
        ("13 pm", None),
        ("10:33 Jane", None),
        ("10:33 smith", None),
        ("three o'clock jane", None),
        ("10:33 12345", None),
        ("tarde", None),
        ("", None),
    ],
)
def test_a_moved_time_keeps_its_written_form(text, expected):
    assert times.shift(text, 45) == expected


CLOCKS = {
    "24 hours": lambda h, m: f"{h:02}:{m:02}",
    "bare": lambda h, m: f"{h}:{m:02}",
    "with seconds": lambda h, m: f"{h:02}:{m:02}:07",
    "12 hours": lambda h, m: f"{h % 12 or 12}:{m:02} {'pm' if h > 11 else 'am'}",
    "military": lambda h, m: f"{h:02}{m:02} hours",
    "French": lambda h, m: f"{h}h{m:02}",
    "German": lambda h, m: f"{h:02}.{m:02} Uhr",
}


@pytest.mark.parametrize("form", CLOCKS)
@settings(deadline=None, max_examples=80)
@given(of_day=st.integers(0, 1439), minutes=MINUTES)
def test_a_clock_moves_by_the_minutes(form, of_day, minutes):
    write = CLOCKS[form]
    text, after = write(*divmod(of_day, 60)), write(*divmod((of_day + minutes) % 1440, 60))
    assert _bare(times.shift(text, minutes)) == _bare(after)


def _bare(text):
    """10:00 does not tell whether nine is "9" or "09"."""
    return re.sub(r"\b0(?=\d\b|\dh)", "", text)


@pytest.mark.parametrize("minutes", [-60, 60])
@pytest.mark.parametrize(
    "form",
    [
        "{} pm",
        "{} o'clock",
        "half past {}",
        "{} in the morning",
        "{} in the evening",
        "quarter to {}",
        "{}",
        "{} Uhr",
    ],
)
def test_hours_are_one_to_one_and_none_stays(form, minutes):
    texts = [form.format(hour) for hour in range(1, 13)]
    moved = [times.shift(text, minutes) for text in texts]
    assert None not in moved
    assert all(a != b for a, b in zip(texts, moved, strict=True))
    assert len(set(moved)) == 12


def test_the_minutes_of_a_scope():
    drawn = {times.replace("12:00", Source(Key(b"k" * 32), str(i))) for i in range(600)}
    offsets = {60 * int(text[:2]) + int(text[3:]) - 720 for text in drawn}
    assert all(5 <= abs(offset) <= 90 for offset in offsets)
    assert len(offsets) > 150
    assert times.replace("12:00", Source(Key(b"k" * 32), "a")) == times.replace(
        "12:00", Source(Key(b"k" * 32), "a")
    )


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet="0123456789:. -apmhUrtoquarehlf時h分", max_size=16), MINUTES)
def test_no_text_makes_it_fail(text, minutes):
    moved = times.shift(text, minutes)
    assert moved is None or moved != text
