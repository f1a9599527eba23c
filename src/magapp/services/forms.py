"""The forms of the content as the entry line knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.domain.amount import Amount
from magapp.domain.label import fraction_of
from magapp.domain.supplement import MagnesiumProduct, SupplementForm

if TYPE_CHECKING:
    from magapp.domain.guidance import Family, Form, Guidance


def supplement_forms(guidance: Guidance) -> tuple[SupplementForm, ...]:
    """List every form and family of forms with its spellings and its share of magnesium.

    A family comes first, so that "magnesiumcitraat", which leaves the crystal water open, stays a range.
    """
    kinds: tuple[Form | Family, ...] = (*guidance.families, *guidance.forms)
    return tuple(
        SupplementForm(
            kind.id,
            kind.name.nl,
            kind.name.en,
            tuple(dict.fromkeys((kind.name.nl, kind.name.en, *kind.aliases))),
            fraction_of(guidance.members(kind)),
        )
        for kind in kinds
    )


def magnesium_products(guidance: Guidance) -> tuple[MagnesiumProduct, ...]:
    """List the antacids and laxatives of known strength, with the magnesium in one of each."""
    forms = {form.key: form for form in supplement_forms(guidance)}
    made = []
    for product in guidance.products:
        form = forms[product.form]
        salt = Amount(product.salt_mg, product.salt_mg_most)
        mg = Amount(form.fraction.low * salt.low, form.fraction.high * salt.high)
        spellings = tuple(dict.fromkeys((product.name.nl, product.name.en, *product.aliases)))
        made.append(
            MagnesiumProduct(
                product.id, product.name.nl, product.name.en, spellings, product.unit, form, salt, mg
            )
        )
    return tuple(made)
