"""What is understood of a note is put right in the browser before it is saved."""

import pytest

expect = pytest.importorskip(
    "playwright.sync_api", reason="the dependency group `browser` is not installed"
).expect

expect.set_options(timeout=30_000)

pytestmark = pytest.mark.browser

HEADER, ROW = 33, 31
TRIES = 5


def tick(page, table, row, share):
    """Tick a box in an editor by the keyboard; a click at a share of its width chooses the cell.

    The grid is a canvas that hears no key for a moment after a click. What it tells to readers of
    screens, anew whenever another cell is chosen, says whether it heard this one.
    """
    page.settled()
    before = table.locator("td").all_inner_texts()
    box = table.bounding_box()
    at = {"x": box["width"] * share, "y": HEADER + ROW * row + ROW / 2}
    for _ in range(TRIES):
        table.click(position=at, force=True)
        page.wait_for_timeout(500)
        page.keyboard.press("Space")
        page.settled()
        page.keyboard.press("Escape")
        page.wait_for_timeout(1_000)
        page.settled()
        if table.locator("td").all_inner_texts() != before:
            return
    pytest.fail("no box was ticked")


def test_a_statement_left_out_and_a_name_rejected_are_saved_so(page, address):
    page.goto(f"{address}/capture")
    page.get_by_label("Note", exact=True).fill(
        "Besuch bei Galvokern GmbH.\n\nSie würden ihre Halle teilen.\n\nDer Chef grüßt alle."
    )
    page.keyboard.press("Tab")
    expect(page.get_by_text("3 statements")).to_be_visible()
    names = page.get_by_test_id("stDataFrame").first
    tick(page, names, 0, 0.12)
    page.get_by_text("Correct kind, voice or theme of a statement").click()
    statements = page.get_by_test_id("stDataFrame").last
    expect(statements).to_be_visible()
    tick(page, statements, 2, 0.93)
    expect(page.get_by_text("2 statements")).to_be_visible()
    expect(page.get_by_text("1 line set apart")).to_be_visible()
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text("2 statements")).to_be_visible()
    page.goto(f"{address}/organisations")
    expect(page.get_by_text("Kolbenwerk GmbH").first).to_be_attached()
    assert page.get_by_text("Galvokern").count() == 0


def test_a_dropped_table_shows_its_columns_and_its_notes(page, address, tmp_path):
    log = tmp_path / "log.csv"
    log.write_text("Firma;Was gesagt wurde\nZinkhof AG;Sie suchen eine trockene Halle in Arlon.\n")
    page.goto(f"{address}/capture")
    page.locator("input[type=file]").first.set_input_files(log)
    expect(page.get_by_text("1 note would be stored:")).to_be_visible()
    quoted = page.get_by_test_id("stHtml").get_by_text("Sie suchen eine trockene Halle")
    expect(quoted).to_be_visible()
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text("Saved as")).to_be_visible()
