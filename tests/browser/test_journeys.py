"""What people do in the app, in headless Chromium."""

import pytest

expect = pytest.importorskip(
    "playwright.sync_api", reason="the dependency group `browser` is not installed"
).expect

# A busy machine draws slowly; what never comes is still found out.
expect.set_options(timeout=30_000)

pytestmark = pytest.mark.browser


def test_a_question_leads_to_the_quote_and_the_quote_to_its_note(page, address):
    # Another journey saves a note about a test bench; of a lab speaks this one alone.
    page.goto(f"{address}/?q=test+bench+of+a+lab")
    quote = page.locator("mark", has_text="bench").first
    expect(quote).to_be_visible()
    page.get_by_role("button", name="Open note").first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("Lab visit")).to_be_visible()
    expect(drawer.locator("mark")).to_have_text(
        "The lab would open its test bench to small firms two days a week."
    )


def test_typing_searches_and_the_address_keeps_the_question(page, address):
    page.goto(address)
    page.get_by_label("What are you looking for?").press_sequentially("emballages")
    expect(page.locator("mark", has_text="emballages").first).to_be_visible()
    expect(page).to_have_url(f"{address}/?q=emballages")


def test_a_pasted_note_is_understood_saved_and_compared(page, address):
    page.goto(f"{address}/capture")
    page.get_by_label("Note", exact=True).fill(
        "They would share their test bench with small firms two days a week. "
        "Si hunn ons de Präis fir d'nächst Woch versprach."
    )
    page.keyboard.press("Tab")
    expect(page.get_by_text("2 statements")).to_be_visible()
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text("Saved as")).to_be_visible()
    expect(page.get_by_text("Said by others already")).to_be_visible()
    expect(page.get_by_text("Institut Aeolia")).to_be_visible()


def test_nothing_typed_is_lost_when_a_note_cannot_be_saved(page, address):
    page.goto(f"{address}/capture")
    box = page.get_by_label("Note", exact=True)
    box.fill("+++\nsector = 'Fishery'\n+++\nThey catch pike.")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Save note").click()
    refused = page.get_by_test_id("stAlertContentError")
    expect(refused).to_contain_text("There is no sector 'Fishery'.")
    expect(box).to_have_value("+++\nsector = 'Fishery'\n+++\nThey catch pike.")


def test_a_hostile_note_is_shown_as_text(page, address):
    page.goto(f"{address}/capture")
    hostile = "<img src=x onerror=\"document.title='owned'\"> ![b](https://example.org/x.png)"
    page.get_by_label("Note", exact=True).fill(f"Hostile words {hostile} end.")
    page.keyboard.press("Tab")
    expect(page.get_by_text("1 statement", exact=False)).to_be_visible()
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text("Saved as")).to_be_visible()
    page.goto(f"{address}/?q=hostile")
    expect(page.get_by_text("onerror=").first).to_be_visible()
    assert page.title() == "Ideation"
    assert page.locator("main img, [data-testid=stMain] img").count() == 0


def test_a_theme_has_an_address_that_leads_back_to_it(page, address):
    page.goto(f"{address}/themes")
    page.locator("[data-testid=stButtonGroup]").get_by_text("Digitalisation").click()
    expect(page).to_have_url(f"{address}/themes?theme=digitalisation")
    page.goto(f"{address}/themes?theme=none")
    expect(page.get_by_text("No theme").first).to_be_visible()
    expect(page).to_have_url(f"{address}/themes?theme=none")


def test_each_theme_shows_its_statements(page, address):
    page.goto(f"{address}/themes")
    expect(page.get_by_text("Business model innovation").first).to_be_visible()
    expect(page.get_by_text("Computed on this computer")).to_be_visible()


def test_a_candidate_opens_to_the_verbatim_quote_in_its_note(candidates):
    page = candidates
    # A select box has a button of that name too.
    cards = page.get_by_test_id("stButton")
    cards.get_by_role("button", name="Open", exact=True).first.click()
    expect(page.get_by_role("heading", name="Three lights")).to_be_visible()
    page.get_by_role("button", name="Open note").first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.locator("mark").first).to_be_visible()


def test_a_removed_note_comes_back(page, address):
    page.goto(f"{address}/notes?note=3")
    page.get_by_role("tab", name="Edit").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    page.get_by_text("Removed notes").click()
    page.get_by_role("button", name="Bring back", exact=True).click()
    # What says so goes by itself after some seconds, which a busy machine may miss.
    expect(page.get_by_text("Removed notes")).to_have_count(0)
    page.goto(f"{address}/notes?note=3")
    expect(page.get_by_role("tab", name="Edit")).to_be_visible()


def test_an_empty_workspace_says_what_to_do(page, empty_address):
    page.goto(empty_address)
    expect(page.get_by_text("This workspace holds no notes yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Load the sample notes")).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        *("", "?q=test+bench", "?q=test+bench&across=1", "capture", "candidates", "clusters"),
        *("trends", "themes", "notes?note=1", "organisations", "organisations?organisation=1"),
        *("coverage", "portfolio", "meeting", "briefs", "themes?theme=_teach"),
        "contacts",
    ],
)
def test_nothing_sticks_out_on_a_phone(small_page, address, path):
    small_page.goto(f"{address}/{path}")
    expect(small_page.locator("[data-testid=stMain]")).to_be_visible()
    assert small_page.evaluate("document.documentElement.scrollWidth") <= 390
    assert small_page.get_by_text("Traceback").count() == 0
