"""The app in a real browser, on a workspace of its own, without any network."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from once import made_once

from ideation.settings import Settings
from ideation.workspace import Workspace

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

NOTES = (
    (
        "Sie würden ihren Prüfstand gern mit anderen teilen.\n\n- Abwärme geht zum Kamin hinaus",
        "Besuch bei Kolbenwerk",
        "Kolbenwerk GmbH",
        "firm",
    ),
    (
        "The lab would open its test bench to small firms two days a week. "
        "They promised to send the price list by Friday.",
        "Lab visit",
        "Institut Aeolia",
        "research",
    ),
    (
        "Ils cherchent un fournisseur local pour leurs emballages en bois.",
        "Visite d'atelier",
        "Atelier Sorbier SARL",
        "firm",
    ),
    (
        "Wir brauchen einen offenen Waschplatz für Kisten in der Region, den alle nutzen dürfen.",
        "Besuch im Kistenwerk",
        "Kistenwerk AG",
        "firm",
    ),
    (
        "Wir möchten einen offenen Waschplatz für Kisten in der Region gemeinsam betreiben.",
        "Gespräch im Amt",
        "Amt für Gefäße",
        "public",
    ),
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(home: Path):
    port = free_port()
    environment = {**os.environ, "IDEATION_HOME": str(home), "IDEATION_ENCODER": "hashing"}
    command = [
        *(sys.executable, "-m", "streamlit", "run", "app.py"),
        *("--server.headless", "true", "--server.port", str(port)),
    ]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    address = f"http://127.0.0.1:{port}"
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
            break
        except OSError:
            time.sleep(0.25)
    return process, address


def fill(home: Path) -> None:
    workspace = Workspace(home, Settings(encoder="hashing"))
    for text, title, organisation, category in NOTES:
        workspace.door.take_text(
            text,
            {
                "title": title,
                "date": "2026-03-12",
                "organisations": [{"name": organisation, "category": category}],
            },
        )
    workspace.catch_up()


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """Where the app runs on notes of this process's own: others drive theirs meanwhile."""
    home = tmp_path_factory.mktemp("served") / "home"
    shutil.copytree(made_once(tmp_path_factory, "browsed", fill), home)
    process, address = serve(home)
    yield address
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture(scope="session")
def empty_address(tmp_path_factory):
    process, address = serve(tmp_path_factory.mktemp("empty"))
    yield address
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.fail("no Chromium: install Debian's package `chromium`")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


# Resolves once nothing in the page has changed for `quiet` milliseconds.
STILL = """quiet => new Promise(resolve => {
    const done = () => { observer.disconnect(); resolve(true); };
    let timer = setTimeout(done, quiet);
    const observer = new MutationObserver(() => {
        clearTimeout(timer);
        timer = setTimeout(done, quiet);
    });
    observer.observe(document.body, {subtree: true, childList: true, characterData: true});
})"""


def settled(page):
    """Wait until nothing is drawn any more: what still moves is no place to click.

    The browser goes on drawing after the script has ended, and not from top to bottom.
    """
    page.wait_for_selector('[data-test-script-state="notRunning"]', timeout=60_000)
    page.wait_for_selector("[data-testid=stMain] [data-testid=stElementContainer]")
    page.evaluate(STILL, 400)


@pytest.fixture(scope="session")
def desk(browser):
    """A reader's desk; the app's scripts are loaded once."""
    return browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")


@pytest.fixture(scope="session")
def phone(browser):
    return browser.new_context(viewport={"width": 390, "height": 844}, locale="en-GB")


def patient(page):
    """Let a page wait until it is drawn."""
    page.set_default_timeout(30_000)
    go = page.goto

    def goto(address):
        go(address)
        settled(page)

    page.goto = goto
    page.settled = lambda: settled(page)
    return page


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """Let clicks and typing in a patient page wait for what is drawn: on its way they are lost."""
    from playwright.sync_api import Locator

    for name in ("click", "fill", "press_sequentially"):
        monkeypatch.setattr(Locator, name, _waiting(getattr(Locator, name)))


def _waiting(act):
    def settled_first(locator, *arguments, **options):
        if hasattr(locator.page, "settled"):
            locator.page.settled()
        return act(locator, *arguments, **options)

    return settled_first


@pytest.fixture
def small_page(phone):
    page = patient(phone.new_page())
    yield page
    page.close()


@pytest.fixture
def page(desk):
    """A page that waits until it is drawn, and records every request to another host."""
    page = patient(desk.new_page())
    elsewhere: list[str] = []
    page.on(
        "request",
        lambda request: (
            elsewhere.append(request.url)
            if request.url.startswith("http") and "127.0.0.1" not in request.url
            else None
        ),
    )
    yield page
    page.close()
    desk.clear_cookies()
    assert elsewhere == []


@pytest.fixture
def candidates(page, address):
    """The page of candidates; they are found first where no test before has."""
    page.goto(f"{address}/candidates")
    find = page.get_by_role("button", name="Find clusters and ideas")
    listed = page.get_by_text("2 independent organisations").first
    find.or_(listed).first.wait_for()
    if find.is_visible():
        find.click()
    listed.wait_for()
    settled(page)
    return page
