"""The leadership desk of a workspace: rules, ledger, replays, decisions and plans."""

from __future__ import annotations

from ideation.domain.ids import RunId
from ideation.domain.leadership import Precedent, PrecedentId
from ideation.domain.ledger import Ledger
from ideation.domain.retro import Retro, Step
from ideation.domain.rules import GateRules, RuleVersion
from ideation.facades.facade import Facade, Shared
from ideation.facades.findings import Findings
from ideation.ports import Progress
from ideation.reports.ledger import export_ledger
from ideation.services.deciding import aims, retro
from ideation.services.deciding import gate_rules as rule_service
from ideation.services.deciding.gate_rules import Changes, Preview
from ideation.services.deciding.ledger import ledger_of
from ideation.services.deciding.retro_gold import read_gold


class Leadership(Facade):
    """What leadership reads and decides in one workspace."""

    def __init__(self, shared: Shared, findings: Findings) -> None:
        super().__init__(shared)
        self._findings = findings

    # Ledger

    def ledger(self, candidate_id: int, language: str = "en") -> Ledger:
        """Return every statement behind a candidate, and whether it counts."""
        opened = self._findings.candidate(candidate_id, language)
        return self._run(ledger_of, self._store, opened)

    def export_ledger(self, ledger: Ledger) -> bytes:
        """Return a ledger as a csv file."""
        return export_ledger(ledger)

    # Rules

    @property
    def rules(self) -> GateRules:
        """The rules that count now."""
        return self._findings.rules

    def rules_history(self) -> list[RuleVersion]:
        """Return all versions of the rules, the newest first."""
        return self._run(rule_service.rules_history, self._store, self._findings.first_rules)

    def preview_rules(self, changes: Changes, language: str = "en") -> Preview:
        """Return what a change of rules would flip; nothing is stored."""
        docket = self._findings.docket(language)
        rules = rule_service.changed(docket.rules, changes)
        return self._run(rule_service.preview_rules, docket, rules)

    def set_rules(
        self,
        changes: Changes,
        reason: str,
        *,
        who: str | None = None,
    ) -> RuleVersion:
        """Change some rules for a reason."""
        rules = rule_service.changed(self.rules, changes)
        who = who or self._settings.person or None
        return self._run(
            rule_service.set_rules, self._store, self._clock, rules, who=who, reason=reason
        )

    # Earlier flagships

    def precedents(self) -> list[Precedent]:
        """Return the earlier flagships that the agency keeps, by name."""
        return self._run(aims.list_precedents, self._store)

    def add_precedent(self, name: str, text: str) -> Precedent:
        """Keep an earlier flagship: its name, and a sentence on what it does."""
        return self._run(aims.add_precedent, self._store, self._clock, name, text)

    def remove_precedent(self, precedent_id: int) -> None:
        """Take an earlier flagship from the list; `restore_precedent` undoes it."""
        given = PrecedentId(precedent_id)
        return self._run(aims.remove_precedent, self._store, self._clock, given)

    def restore_precedent(self, precedent_id: int) -> None:
        """Bring an earlier flagship back to the list."""
        return self._run(aims.restore_precedent, self._store, PrecedentId(precedent_id))

    # Retro-cast

    def retro_cast(
        self, step: Step = Step.DAY, *, gold: object = None, progress: Progress | None = None
    ) -> tuple[RunId, Retro]:
        """Replay the archive and keep the result; `gold` is the JSON of a gold file."""
        flagships = () if gold is None else read_gold(gold)
        return self._run(
            retro.retro_cast,
            self._store,
            self._clock,
            self._encoder(),
            self._settings.agency,
            self.rules,
            self._findings.candidates(every=True),
            step=step,
            gold=flagships,
            progress=progress,
        )

    def last_retro(self) -> tuple[RunId, Retro] | None:
        """Return the newest replay with its run, None before the first."""
        return self._run(retro.last_retro, self._store)
