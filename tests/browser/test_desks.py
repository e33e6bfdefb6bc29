"""The desks in a real browser: keys of the review meeting, a brief to take away, white spots."""

import re

import pytest

expect = pytest.importorskip(
    "playwright.sync_api", reason="the dependency group `browser` is not installed"
).expect

# A busy machine draws slowly; what never comes is still found out.
expect.set_options(timeout=30_000)

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("candidates")]


def test_the_review_meeting_is_led_by_keys(page, address):
    page.goto(f"{address}/meeting")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_text(re.compile("Keys: ← → move"))).to_be_visible()
    page.wait_for_timeout(1500)
    page.keyboard.press("3")
    expect(
        page.get_by_role("button", name=re.compile("^Record: drop", re.IGNORECASE))
    ).to_be_visible()
    # Nothing is recorded without a reason.
    page.get_by_role("button", name="End and minutes").click()
    expect(page.get_by_text(re.compile(r"^0 of \d+ decided"))).to_be_visible()


def test_a_brief_is_read_and_taken_away(page, address):
    page.goto(f"{address}/briefs")
    expect(page.get_by_text("Kistenwerk AG").first).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("button", name="PDF").click()
    with open(taken.value.path(), "rb") as file:
        assert file.read(5) == b"%PDF-"


def test_a_white_spot_says_whom_to_ask(page, address):
    page.goto(f"{address}/coverage")
    expect(page.get_by_role("heading", name="White spots")).to_be_visible()
    expect(page.get_by_text("Traceback")).to_have_count(0)
