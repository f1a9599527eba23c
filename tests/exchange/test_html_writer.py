import re
from html.parser import HTMLParser

from magapp.exchange.html_writer import to_html
from magapp.services.summary import summarise_period
from tests.diaries import GROUP_UPPER, a_diary, a_full_day, an_entry, day
from tests.reports import HOSTILE, a_hostile_week, a_report, a_week


class Page(HTMLParser):
    """Collect the elements, attributes and texts of a page."""

    def __init__(self, data):
        super().__init__()
        self.tags = []
        self.attributes = []
        self.texts = []
        self.feed(data.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data):
        self.texts.append(data)


def page_of(summary=None):
    return Page(to_html(a_report(summary) if summary else a_report()))


def test_page_says_its_language_and_title():
    page = page_of()
    assert ("html", "lang", "en") in page.attributes
    assert "Summary for GP or dietitian" in page.texts


def test_page_may_load_and_run_nothing():
    page = page_of()
    (policy,) = [
        value for tag, _, value in page.attributes if tag == "meta" and "default-src" in (value or "")
    ]
    assert policy.startswith("default-src 'none';")
    assert not {"script", "img", "link", "iframe", "object", "a", "form"} & set(page.tags)
    assert not [
        name for _, name, _ in page.attributes if name in {"src", "href", "style"} or name[:2] == "on"
    ]


def test_every_table_has_a_caption_and_heads_for_columns_and_rows():
    page = page_of()
    assert page.tags.count("caption") == page.tags.count("table") > 3
    scopes = {value for tag, name, value in page.attributes if (tag, name) == ("th", "scope")}
    assert scopes == {"col", "row"}
    assert page.tags.count("th") == sum(name == "scope" for _, name, _ in page.attributes)


def test_headings_form_one_outline():
    page = page_of()
    assert page.tags.count("h1") == 1
    assert page.tags.index("h1") < page.tags.index("h2")
    assert "h3" not in page.tags


def test_hostile_names_are_shown_as_they_are_and_make_no_element():
    harmless = a_week(*[an_entry(day(0), 10.0 * n, name=f"food {n}", food=None) for n in range(len(HOSTILE))])
    hostile = page_of(a_hostile_week())
    assert sorted(hostile.tags) == sorted(page_of(harmless).tags)
    assert "<script>alert(1)</script>" in hostile.texts
    assert "<img src=file:///tmp/canary.png>" in hostile.texts


def test_control_characters_do_not_reach_the_page():
    data = to_html(a_report(a_week(an_entry(day(0), name="a\0b\x1b[31m", food=None))))
    assert not re.search(rb"[\x00-\x08\x0b-\x1f]", data)


def test_diary_is_printed_for_a_month_and_not_for_a_year():
    diary = a_diary(a_full_day(day(0)))
    month = summarise_period(diary, day(0), day(30), GROUP_UPPER)
    longer = summarise_period(diary, day(0), day(31), GROUP_UPPER)
    assert "Everything that was written down" in page_of(month).texts
    assert "Everything that was written down" not in page_of(longer).texts
