"""What rests on something that nobody read yet is found, wherever it lies in a record."""

from magapp.content import load_guidance
from magapp.domain.guidance import Reference
from magapp.domain.unread import unread_texts

GUIDANCE = load_guidance()


def test_a_record_and_a_part_of_a_record_are_both_found():
    found = list(unread_texts(GUIDANCE))
    caffeine = GUIDANCE.cause("caffeine")
    assert [each.record for each in found if each.within is caffeine] == [caffeine, caffeine.parts[0]]


def test_a_line_of_the_emergency_panel_leads_to_its_row():
    rows = {each.within.id for each in unread_texts(GUIDANCE) if each.within in GUIDANCE.emergency_rows}
    assert rows == {"heart_attack", "cramps", "tingling", "low_mood", "fatigue"}


def test_what_is_verified_and_references_are_not_among_them():
    found = [each.record for each in unread_texts(GUIDANCE)]
    assert not any(isinstance(record, Reference) or record.verified for record in found)
