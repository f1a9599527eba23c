"""What EU law allows on the label of a product, unfolded by a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from magapp.i18n import _, language
from magapp.ui.widgets.card import label, link_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.guidance import Guidance


class LabelClaims(QWidget):
    """Show the authorised sentences of a product with enough magnesium; out of sight for any other."""

    def __init__(self, guidance: Guidance) -> None:
        super().__init__()
        self._more = link_button(_("What may stand on a label"))
        self._more.setCheckable(True)
        self._text = label(wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        keys = dict.fromkeys(key for claim in guidance.health_claims for key in claim.sources)
        names = ", ".join(guidance.source_names(keys, language()))
        read = all(claim.verified for claim in guidance.health_claims)
        self._sources = _("Sources: {sources}").format(
            sources=names if read else _("{sources} (not checked yet)").format(sources=names)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._text)
        self._text.hide()
        self.hide()
        self._more.toggled.connect(self._text.setVisible)

    @property
    def text(self) -> str:
        """Give the sentences with what stands around them; empty where none may be used."""
        return "" if self.isHidden() else self._text.text()

    def unfold(self) -> None:
        """Show the sentences, as a click on the link does."""
        self._more.setChecked(True)

    def show_claims(self, claims: Sequence[str]) -> None:
        """Show these sentences, or nothing where there are none."""
        self.setVisible(bool(claims))
        if not claims:
            return
        about = _(
            "From 56.25 mg in a daily dose (15 % of 375 mg) the law allows these sentences on a product, "
            "word for word. They are about products, not about you."
        )
        self._text.setText("\n".join([about, *(f"• {claim}" for claim in claims), self._sources]))
