"""What people do with organisations, contacts and searches, in headless Chromium."""

import re

import pytest

expect = pytest.importorskip(
    "playwright.sync_api", reason="the dependency group `browser` is not installed"
).expect

expect.set_options(timeout=30_000)

pytestmark = pytest.mark.browser


def heading(page, name):
    return page.get_by_role("heading", name=name, exact=True)


def test_a_click_in_the_list_opens_an_organisation_and_its_meeting_the_note(page, address):
    page.goto(f"{address}/organisations?category=research")
    table = page.get_by_test_id("stDataFrame").locator("canvas").first
    expect(table).to_be_visible()
    # The second row of the canvas: the first is the heading.
    table.click(position={"x": 60, "y": 52}, force=True)
    expect(heading(page, "Institut Aeolia")).to_be_visible()
    expect(page).to_have_url(f"{address}/organisations?organisation=2")
    page.get_by_role("button", name="Lab visit", exact=True).click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("They promised to send the price list by Friday.")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="All organisations").click()
    expect(heading(page, "Organisations")).to_be_visible()
    expect(page.get_by_test_id("stDataFrame").locator("canvas").first).to_be_visible()
    expect(heading(page, "Institut Aeolia")).to_have_count(0)


def test_a_fact_is_put_right_and_taken_back(page, address):
    page.goto(f"{address}/organisations?organisation=3")
    page.get_by_text("Change", exact=True).click()
    page.get_by_label("Region", exact=True).fill("Ardennes")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Region Ardennes")).to_be_visible()
    expect(page.get_by_text("set by a person")).to_be_visible()
    page.get_by_role("button", name="Undo the last change").click()
    expect(page.get_by_text("Region unknown")).to_be_visible()


def test_two_organisations_are_merged_and_parted_again(page, address):
    page.goto(f"{address}/organisations?organisation=3")
    page.get_by_text("Change", exact=True).click()
    box = page.get_by_role("combobox", name="Merge another entry into this one")
    box.press_sequentially("Kolbenwerk")
    page.get_by_role("option", name="Kolbenwerk GmbH").click()
    page.get_by_role("button", name="Merge", exact=True).click()
    part = page.get_by_role("button", name="Part again")
    expect(part).to_be_visible()
    part.click()
    expect(part).to_have_count(0)


def test_filters_stand_in_the_address_and_go_at_a_click(page, address):
    page.goto(f"{address}/?q=Abw%C3%A4rme&category=firm&lang=de")
    pill = page.get_by_role("button", name="Category: firm")
    expect(pill).to_be_visible()
    expect(page.locator("blockquote", has_text="Abwärme").first).to_be_visible()
    pill.click()
    expect(pill).to_have_count(0)
    expect(page).to_have_url(f"{address}/?q=Abw%C3%A4rme&lang=de")


def test_from_a_statement_to_its_like_and_back(page, address):
    page.goto(f"{address}/?q=Waschplatz")
    page.get_by_role("button", name="More like this").first.click()
    expect(page.get_by_text("Statements like this one, the nearest first:")).to_be_visible()
    expect(page.locator("blockquote", has_text="offenen Waschplatz")).to_have_count(2)
    page.get_by_role("button", name="Back to the search").click()
    expect(page.get_by_role("button", name="Back to the search")).to_have_count(0)
    expect(page).to_have_url(f"{address}/?q=Waschplatz")


def test_the_list_comes_as_a_file(page, address):
    page.goto(f"{address}/?q=Waschplatz")
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as started:
        page.get_by_role("button", name="CSV").click()
    assert started.value.suggested_filename == "statements.csv"
    with open(started.value.path(), encoding="utf-8-sig") as written:
        heading, first, *_ = written.read().splitlines()
    assert heading.startswith("statement,language,date,note,title")
    assert "Waschplatz" in first


@pytest.mark.parametrize("wait", [0, 300, 1000])
def test_a_click_while_the_page_is_drawn_forgets_no_question(browser, address, wait):
    # A browser that has everything still to load, and a reader who does not wait.
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{address}/?q=emballages&category=firm&since=2026-01-01&sort=newest")
    page.get_by_role("button", name="Save search").click()
    page.get_by_label("Name of the search").fill("Hurry")
    page.keyboard.press("Tab")
    page.wait_for_timeout(wait)
    page.get_by_text("Across the border").click()
    expect(page).to_have_url(re.compile("across=1"))
    for part in ("q=emballages", "category=firm", "since=2026-01-01", "sort=newest"):
        expect(page).to_have_url(re.compile(part))
    expect(page.get_by_label("What are you looking for?")).to_have_value("emballages")
    context.close()


def test_a_search_is_kept_opened_and_forgotten(page, address):
    page.goto(f"{address}/?q=emballages&category=firm")
    page.get_by_role("button", name="Save search").click()
    page.get_by_label("Name of the search").fill("Cartons")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved. It stands on the first page")).to_be_visible()
    page.goto(address)
    page.get_by_role("button", name="Cartons", exact=True).click()
    expect(page.locator("mark", has_text="emballages").first).to_be_visible()
    expect(page).to_have_url(f"{address}/?q=emballages&category=firm")
    page.goto(address)
    page.get_by_role("button", name="Forget").click()
    expect(page.get_by_role("button", name="Cartons", exact=True)).to_have_count(0)


def test_the_language_is_the_browsers_until_another_is_chosen(browser, address):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-LU")
    page = context.new_page()
    page.goto(f"{address}/organisations")
    expect(page.get_by_text("Chercher par nom")).to_have_count(0)
    expect(page.get_by_placeholder("Chercher par nom")).to_be_visible()
    page.get_by_text("Deutsch", exact=True).click()
    expect(page.get_by_placeholder("Nach Namen suchen")).to_be_visible()
    page.get_by_test_id("stTopNavSection").filter(has_text="Finden").click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text="Kontakte").click()
    expect(heading(page, "Kontakte")).to_be_visible()
    page.goto(address)
    expect(page.get_by_label("Was suchen Sie?")).to_be_visible()
    page.get_by_text("Français", exact=True).click()
    expect(page.get_by_label("Que cherchez-vous ?")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["de-DE", "fr-FR"])
def test_no_word_is_cut_off_in_another_language(browser, address, locale, scheme):
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale=locale, color_scheme=scheme
    )
    page = context.new_page()
    page.goto(f"{address}/organisations?organisation=1")
    expect(page.get_by_test_id("stCaptionContainer").last).to_be_visible()
    page.wait_for_timeout(1000)
    cut = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid=stMain] button, header a span')]
        .filter(each => each.offsetParent && each.scrollWidth > each.clientWidth + 2
            && getComputedStyle(each).overflowX !== 'visible')
        .map(each => each.innerText)"""
    )
    assert cut == []
    context.close()
