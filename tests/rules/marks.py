"""How a test says which rule it proves."""

import pytest

MARK = "rule"


def rule(rule_id):
    """Mark a test as the proof of a rule of rules.toml."""
    return pytest.mark.rule(id=rule_id)


def row(rule_id, *values):
    """Make one case of a test the proof of a rule of its own."""
    return pytest.param(*values, marks=rule(rule_id), id=rule_id)
