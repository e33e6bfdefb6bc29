"""What was understood of a passage beside its language and themes, with the words that decided."""

from __future__ import annotations

from dataclasses import dataclass

from ideation.domain.ids import ContactId, OrganisationId
from ideation.domain.passage import Attribution, By, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """Kind and voice of a passage; the cues are the words that decided, "" where none did.

    `context` numbers the paragraph, list item or answer within the note. Kind and attribution
    are None for what is nobody's statement, such as an interviewer's question.
    `organisation_id` is whose voice it is, None where no organisation speaks. `shared` holds
    the words that say the result is for many, `doubt` those of an objection. `speaker_id` is who
    said it, where turns name the speakers. A passage `is_wish` when it wants, proposes, offers or
    promises something that an idea can be made of. `by` is human where a person set kind or
    voice.
    """

    context: int
    kind: Kind | None
    kind_cue: str
    attribution: Attribution | None
    attribution_cue: str
    organisation_id: OrganisationId | None
    shared: str | None
    doubt: str | None
    is_wish: bool
    speaker_id: ContactId | None = None
    by: By = By.MACHINE

    @property
    def backer(self) -> OrganisationId | None:
        """The organisation that says so in its own voice."""
        return self.organisation_id if self.attribution is Attribution.OWN else None

    @property
    def is_errand(self) -> bool:
        """Whether it only says who does what small thing by when: who sends the photos."""
        return self.kind is Kind.COMMITMENT and not self.is_wish

    def is_of_substance(self, *, themed: bool) -> bool:
        """Tell whether it wants something, or is about a theme (`themed`) and is no errand."""
        return self.is_wish or (themed and not self.is_errand)
