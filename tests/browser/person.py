"""Somebody at a browser: signs in, reads, fills in forms by their labels' names, presses."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from casereview.models import User
from tests.build import PASSWORD

LAPTOP = {"width": 1366, "height": 900}


class Person:
    def __init__(self, browser: Browser, url: str, user: User) -> None:
        self.url, self.user = url, user
        self.context = browser.new_context(viewport=LAPTOP, base_url=url)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.broken: list[str] = []
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))
        self.page.on("response", lambda answer: self._note(answer.status, answer.url))
        self.sign_in()

    def _note(self, status: int, url: str) -> None:
        if status >= 500:
            self.broken.append(f"{status} {url}")

    def sign_in(self) -> None:
        self.page.goto("/signin/")
        self.page.get_by_label("E-mail").fill(self.user.email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_load_state()

    def goto(self, path: str) -> str:
        self.page.goto(path)
        return self.text()

    def text(self) -> str:
        return self.page.inner_text("main")

    def fill(self, **values: Any) -> "Person":
        """Sets the controls of the open form; a dict in a list is a row, a list is a set of ticks."""
        for name, value in values.items():
            self._set(name, value)
        return self

    def _set(self, name: str, value: Any) -> None:
        if not isinstance(value, list):
            self._set_control(name, value)
        elif value and isinstance(value[0], dict):
            for number, row in enumerate(value):
                for inner, held in row.items():
                    self._set(f"{name}-{number}-{inner}", held)
        else:
            self._tick(name, value)

    def _tick(self, name: str, codes: list[str]) -> None:
        known = self.page.locator(f'[name="{name}-known"][value="{"some" if codes else "none"}"]')
        if known.count():
            known.check()
        for code in codes:
            box = self.page.locator(f'[name="{name}"][value="{code}"]')
            folded = self.page.locator("details:not([open])", has=box).locator("> summary")
            if folded.count():
                folded.first.click()
            box.check()

    def _set_control(self, name: str, value: Any) -> None:
        control = self.page.locator(f'[name="{name}"]')
        kind = control.first.evaluate("e => e.type || e.tagName")
        if kind == "select-one":
            control.select_option(str(value))
        elif kind == "checkbox":
            control.set_checked(bool(value))
        elif kind == "radio":
            word = {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else value
            self.page.locator(f'[name="{name}"][value="{word}"]').check()
        elif kind == "file":
            control.set_input_files(value)
        else:
            control.fill(str(value))

    def press(self) -> str:
        """Sends the form by its main button and returns what the page says then."""
        buttons = self.page.locator("#entry button[type=submit]:not([name])")
        buttons.last.click()
        self.page.wait_for_load_state()
        return self.text()

    def act(self, case: int, act: str, **values: Any) -> str:
        self.goto(f"/cases/{case}/add/{act}/")
        return self.fill(**values).press()

    def do(self, case: int, verb: str, **values: Any) -> str:
        self.goto(f"/cases/{case}/do/{verb}/")
        return self.fill(**values).press()

    def violations(self) -> list[str]:
        """What the accessibility check finds on the open page."""
        found = Axe().run(self.page).response["violations"]
        return [f"{item['id']}: {item['nodes'][0]['html'][:120]}" for item in found]
