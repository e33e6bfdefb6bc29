"""The sample corpus: its format, its size, and that everything the gold file names exists."""

import json
import re
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from ideation.domain.organisation import Category
from ideation.intake.drafts import draft_from_text
from ideation.settings import SECTORS
from ideation.text.passages import split

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = sorted(CORPUS.glob("*.md"))
GOLD = json.loads((CORPUS / "gold.json").read_text(encoding="utf-8"))
DRAFTS = {
    path.name: draft_from_text(path.read_text(encoding="utf-8"), {}, sectors=SECTORS)
    for path in FILES
}
ORGANISATIONS = {
    each.name: each for draft in DRAFTS.values() for each in draft.header.organisations
}
CONTACTS = {each.name: each for draft in DRAFTS.values() for each in draft.header.contacts}

# Known names that an invented one must not be, nor contain as a word.
WELL_KNOWN_BODIES = """
accenture airbus aldi allianz amazon amcham apple arcelormittal arburg arianespace audi auchan
axa basf bayer bgl bmw bombardier bosch carrefour cargolux caritas ceratizit ceva cisco continental
creos daimler danone dassault decathlon delphi deloitte dhl dupont ebay edf eon enovos ericsson
ernst eurofins evonik facebook faurecia ferrero fiat ford fraunhofer fujitsu gazprom goodyear
google guardian helmholtz henkel hitachi honda hornbach hp husky ibm ikea ing infineon inria intel
iveco johnson kaufland kpmg kronospan leoni lidl lindab list liebherr linde lufthansa luxair
luxinnovation mahle mckinsey mercedes merck michelin microsoft miele mondelez nestle nokia novartis
nvidia oracle orange osram paul paypal peugeot philips porsche post procter pwc renault roche
rotarex saarstahl safran saint-gobain samsung sanofi sap schaeffler schneider ses siemens skoda
snct sncf sncb sony spotify stellantis suez tarkett tesla thales thyssenkrupp total toyota
unilever valeo vattenfall veolia villeroy voestalpine volkswagen volvo vodafone zeiss zalando
""".split()

WELL_KNOWN_PEOPLE = """
albert einstein angela merkel olaf scholz friedrich merz emmanuel macron xavier bettel luc frieden
jean-claude juncker yuriko backes lex delles mona neubaur bill gates steve jobs elon musk jeff bezos
tim cook sundar pichai satya nadella bernard arnault ursula leyen christine lagarde mario draghi
robert habeck annalena baerbock winfried kretschmann anke rehlinger malu dreyer elio rupo
marie curie thomas edison ferdinand porsche robert bosch werner siemens carl zeiss
""".split()
PAIRS_OF_NAMES = {" ".join(pair) for pair in pairwise(WELL_KNOWN_PEOPLE)}


def test_there_are_at_least_150_notes_over_18_months():
    dates = sorted(draft.header.date for draft in DRAFTS.values() if draft.header.date)
    assert len(FILES) >= 150
    assert (dates[-1] - dates[0]).days > 500
    quarters = {(day.year, (day.month - 1) // 3) for day in dates}
    assert len(quarters) >= 6
    assert any(draft.header.date is None for draft in DRAFTS.values())


def test_all_six_sectors_and_all_categories_speak():
    sectors = {draft.header.sector for draft in DRAFTS.values()}
    assert sectors >= set(SECTORS)
    assert {each.category for each in ORGANISATIONS.values()} == set(Category)


def test_about_sixty_organisations_and_ninety_contacts_in_three_regions():
    assert len(ORGANISATIONS) >= 60
    assert len(CONTACTS) >= 90
    assert len({each.region for each in ORGANISATIONS.values()}) >= 3
    assert sum(1 for each in ORGANISATIONS.values() if each.parent) >= 4


def test_every_contact_belongs_to_an_organisation_that_is_met():
    assert {each.organisation for each in CONTACTS.values()} <= set(ORGANISATIONS)


@pytest.mark.journey
def test_the_four_languages_have_their_share_and_many_notes_mix():
    spoken = {
        name: Counter(each.language.value for each in split(draft.text))
        for name, draft in DRAFTS.items()
    }
    main = Counter(counts.most_common(1)[0][0] for counts in spoken.values())
    share = {code: main[code] / len(FILES) for code in ("de", "fr", "en", "lb")}
    assert 0.34 < share["de"] < 0.46
    assert 0.20 < share["fr"] < 0.31
    assert 0.20 < share["en"] < 0.31
    assert 0.06 < share["lb"] < 0.15
    mixed = [name for name, counts in spoken.items() if counts.most_common(2)[1:][:1]]
    assert len(mixed) >= 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_note_is_long_enough_and_named_after_its_day(path):
    draft = DRAFTS[path.name]
    assert 50 <= len(draft.text.split()) <= 450
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}-[a-z0-9-]+\.md", path.name)
    if draft.header.date is not None:
        assert path.name.startswith(draft.header.date.isoformat())


def gold_notes() -> set[str]:
    found: set[str] = set()
    for part in ("flagships", "traps", "trends"):
        for entry in GOLD[part]:
            found.update(entry["notes"])
    for pair in GOLD["twins"]:
        found.update(pair)
    for pair in GOLD["pairs"]:
        found.update((pair["need"], pair["offer"]))
    return found


def test_every_note_and_organisation_of_the_gold_file_exists():
    assert gold_notes() <= set(DRAFTS)
    named = {name for entry in GOLD["flagships"] for name in entry["organisations"]}
    assert named <= set(ORGANISATIONS)


def test_the_gold_file_plants_what_the_findings_are_measured_on():
    kinds = Counter(trap["kind"] for trap in GOLD["traps"])
    assert len(GOLD["flagships"]) >= 6
    assert set(kinds) == {
        "loud-single",
        "reported",
        "translation",
        "subsidiary",
        "no-public",
        "mentioned",
        "agency",
        "boilerplate",
    }
    assert min(kinds.values()) >= 2
    verdicts = Counter(trend["verdict"] for trend in GOLD["trends"])
    assert verdicts["growing"] + verdicts["emerging"] >= 3
    assert verdicts["too-few"] + verdicts["stable"] >= 2
    assert verdicts["fading"] >= 2
    assert len(GOLD["pairs"]) >= 10


@pytest.mark.parametrize("flagship", GOLD["flagships"], ids=lambda each: each["id"])
def test_a_flagship_is_backed_by_public_and_private_bodies_across_sectors(flagship):
    backers = [ORGANISATIONS[name] for name in flagship["organisations"]]
    roots = {each.parent or each.name for each in backers}
    categories = {each.category for each in backers}
    assert 2 <= len(roots) <= 6
    assert categories & {Category.FIRM, Category.INVESTOR}
    assert categories & {Category.PUBLIC, Category.RESEARCH}
    notes = [DRAFTS[name] for name in flagship["notes"]]
    assert len({note.header.sector for note in notes}) >= 2
    met = {each.name for note in notes for each in note.header.organisations}
    assert set(flagship["organisations"]) <= met
    spoken = {split(note.text)[0].language for note in notes}
    assert len(spoken) >= 2


def test_no_organisation_is_a_well_known_one():
    for name in ORGANISATIONS:
        words = set(re.findall(r"[\w-]+", name.casefold()))
        assert not words & set(WELL_KNOWN_BODIES), name


def test_no_contact_is_a_well_known_person():
    assert not {name.casefold() for name in CONTACTS} & PAIRS_OF_NAMES


def test_headers_hold_only_what_the_format_knows():
    for path in FILES:
        header = path.read_text(encoding="utf-8").split("+++")[1]
        known = {"title", "date", "author", "source", "sector", "confidential"}
        assert set(tomllib.loads(header)) <= known | {"organisations", "contacts"}
