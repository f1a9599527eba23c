"""Every rule has its test, and the list of them is up to date."""

from tools import rules

ALL = rules.rules()
IDS = [rule["id"] for rule in ALL]


def test_all_53_rules_and_31_corrections_are_there():
    assert [each for each in IDS if each.isdecimal()] == [str(number) for number in range(1, 54)]
    assert [each for each in IDS if each.startswith("c")] == [f"c{number}" for number in range(1, 32)]
    assert len(set(IDS)) == len(IDS)


def test_every_rule_has_a_test_and_no_test_proves_a_rule_that_is_not_there():
    proofs = rules.tests_by_rule()
    assert [each for each in IDS if each not in proofs] == []
    assert sorted(set(proofs) - set(IDS)) == []


def test_every_rule_says_what_turns_it_round_in_a_file_that_holds_it():
    for rule in ALL:
        turns = rules.turns_of(rule)
        assert turns, rule["id"]
        for turn in turns:
            text = (rules.ROOT / turn["file"]).read_text("utf-8")
            assert rules.place_of(turn, text) >= 0, rule["id"]
            assert turn["old"] != turn["new"], rule["id"]


def test_the_list_of_rules_is_up_to_date():
    assert rules.LIST.read_text("utf-8") == rules.written()
