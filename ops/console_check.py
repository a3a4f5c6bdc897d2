"""Drives a browser through the console; see ops/check-console, which starts everything and says where it is."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect, sync_playwright

WORK, SHOTS = Path(os.environ["CHECK_WORK"]), Path(os.environ["CHECK_SHOTS"])
BASE, DRIPLINE = os.environ["CHECK_BASE"], os.environ["CHECK_DRIPLINE"]
EVIL = "<script>alert(1)</script>\u202e\u2066<img src=x onerror=alert(2)>"
EVIL_CASE = "evil/..:x--1"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1360, "height": 900}
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print(f"  FAILED: {what}", flush=True)


def token(role):
    return (WORK / f"{role}.token").read_text().strip()


def wait(condition, what, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.25)
    check(False, f"within {seconds} s: {what}")
    return None


def resident(number17):
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return number17 + "10X98765432"[sum(int(d) * w for d, w in zip(number17, weights)) % 11]


def residents(text):
    """Resident ids in a text: tokens and digests may have 18 digits in a row, but no day of birth and check digit."""
    found = re.findall(r"(?<![0-9.])([1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3})([\dX])(?!\d)", text)
    return [number for number, last in found if resident(number)[-1] == last]


def contrast(first, second):
    """WCAG 2.2, 1.4.3: of two colours given as rgb(...)."""

    def light(color):
        parts = [float(p) / 255 for p in re.findall(r"[\d.]+", color)[:3]]
        parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    a, b = sorted((light(first), light(second)), reverse=True)
    return (a + 0.05) / (b + 0.05)


class Visit:
    """A browser of its own, with what it complained about."""

    def __init__(self, browser, size=DESK, language="en", scheme="light"):
        locale = "zh-CN" if language == "zh" else "en-US"
        self.context = browser.new_context(viewport=size, locale=locale, color_scheme=scheme)
        self.page = self.context.new_page()
        self.complaints = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("dialog", lambda d: (self.complaints.append(f"dialog: {d.message}"), d.dismiss()))
        self.page.on("request", lambda r: self.complaints.append(f"asks outside: {r.url}") if not r.url.startswith(BASE) else None)

    def login(self, role):
        self.page.goto(BASE + "/login")
        self.page.fill("#f-token", token(role))
        self.page.click("form[action='/login'] button")
        self.page.wait_for_selector(".side")
        return self

    def go(self, path):
        return self.page.goto(BASE + path)

    def text(self):
        return self.page.inner_text("body")

    def close(self, expected=()):
        for complaint in self.complaints:
            if not any(each in complaint for each in expected):
                check(False, f"the browser complains: {complaint}")
        self.context.close()


# --- what every page must hold to -------------------------------------------------------------------------

NAMELESS = """() => Array.from(document.querySelectorAll('a[href], button, input:not([type=hidden]), select, svg[role=img]'))
  .filter((e) => {
    if (e.closest('[hidden]')) return false;
    const name = e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || (e.labels && e.labels.length ? e.labels[0].innerText : '') || e.innerText || e.textContent || e.querySelector?.('title')?.textContent || '';
    return !name.trim();
  }).map((e) => e.outerHTML.slice(0, 120))"""

FAINT = """() => {
  const solid = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\\)$|transparent/.test(c)) return c; } return 'rgb(255,255,255)'; };
  const seen = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !e.offsetParent || e.closest('svg, script, style')) continue;
    const s = getComputedStyle(e);
    const key = s.color + '|' + solid(e);
    if (!seen.has(key)) seen.set(key, e.className + ' ' + walker.currentNode.textContent.trim().slice(0, 30));
  }
  return Array.from(seen, ([key, what]) => [...key.split('|'), what]);
}"""


# What the axe engine finds: WCAG 2.2 A and AA, and what it calls best practice.
AXE = (Path(os.environ["CHECK_AXE"])).read_text(encoding="utf-8")
FINDINGS = """async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}))
  .violations.map((v) => `${v.id}: ${v.nodes.length} times, ${v.nodes[0].html.slice(0, 120)} ${v.nodes[0].failureSummary}`)"""


def hold(visit, name, width):
    page = visit.page
    page.evaluate(AXE)
    for finding in page.evaluate(FINDINGS):
        check(False, f"{name}: axe: {finding}")
    check(page.evaluate("document.documentElement.scrollWidth") <= width, f"{name}: wider than the screen")
    check(page.locator("h1").count() == 1, f"{name}: one heading of the first level")
    nameless = page.evaluate(NAMELESS)
    check(not nameless, f"{name}: without a name: {nameless[:3]}")
    for color, ground, what in page.evaluate(FAINT):
        found = contrast(color, ground)
        check(found >= 4.5, f"{name}: contrast {found:.2f} of {color} on {ground}: {what}")
    ids = page.evaluate("() => { const ids = Array.from(document.querySelectorAll('[id]'), (e) => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i); }")
    check(not ids, f"{name}: ids stand twice: {ids[:3]}")
    html = page.content()
    check(not residents(html), f"{name}: a resident's number")
    check("\u202e" not in html and "\u2066" not in html, f"{name}: a mark that turns the writing direction")
    check(" style=" not in html and not re.search(r"<[a-z][^>]* on[a-z]+=", html), f"{name}: an inline style or handler")


# Without a font for them, Chinese characters are all the same box, and a screenshot shows nothing.
SHOWS_CHINESE = """() => {
  const canvas = document.createElement('canvas'), pen = canvas.getContext('2d');
  const drawn = (text) => { pen.clearRect(0, 0, 60, 60); pen.font = '30px ' + getComputedStyle(document.body).fontFamily; pen.fillText(text, 5, 40); return canvas.toDataURL(); };
  return drawn('村') !== drawn('户');
}"""


def look_at_pages(browser, pages):
    for language in ("en", "zh"):
        for kind, size, scheme in (("desk", DESK, "light"), ("phone", PHONE, "light"), ("dark", DESK, "dark")):
            visit = Visit(browser, size, language, scheme).login("auditor")
            for name, path in pages:
                answer = visit.go(path)
                check(answer.status == 200, f"{name}: {answer.status}")
                visit.page.wait_for_load_state()
                hold(visit, f"{name} {language} {kind}", size["width"])
                check(visit.page.evaluate(SHOWS_CHINESE), f"{name}: no font for Chinese: install fonts-wqy-microhei")
                check(visit.page.get_attribute("html", "lang") == ("zh-CN" if language == "zh" else "en"), f"{name}: language")
                visit.page.screenshot(path=SHOTS / f"{name}-{language}-{kind}.png", full_page=True)
            visit.close()
    print(f"{len(pages)} pages, both languages, desk, phone and dark", flush=True)


# --- hostile events -------------------------------------------------------------------------------------------


def publish(events):
    lines = "".join(json.dumps({"topic": e["type"], "key": key, "event": e}, ensure_ascii=False) + "\n" for key, e in events)
    path = WORK / "hostile.jsonl"
    path.write_text(lines)
    made = subprocess.run([DRIPLINE, "publish", str(path)], capture_output=True, text=True, timeout=120)
    check(made.returncode == 0, f"publish: {made.stderr[-300:]}")


def hostile():
    """A household and an official with names that attack, under an id full of signs that paths are made of."""
    first = json.loads(Path("ops/guides/first-event.jsonl").read_text())
    event = first["event"]
    event.update(id="evil-1", subject=EVIL_CASE)
    for place, member in enumerate(event["data"]["members"]):
        member["name"] = EVIL[:50]
        member["residentId"] = resident(f"34122519{70 + place}0412{7 + place:03d}")
    event["data"]["account"]["holder"] = EVIL[:50]
    event["data"]["account"]["bank"] = EVIL[:60]
    review = json.loads(Path("topics/examples/aid.review.passed.v1").joinpath(
        sorted(p.name for p in Path("topics/examples/aid.review.passed.v1").glob("valid-*.json"))[0]).read_text())
    review.update(id="evil-2", subject=EVIL_CASE, time=event["time"])
    review["data"]["requestId"] = f"{EVIL_CASE}:county-review:1"
    for signer in review["data"]["signers"]:
        signer["name"] = EVIL[:50]
    publish([(first["key"], event), (first["key"], review)])
    return first["key"], event["data"]["members"][0]["residentId"]


# --- roles, forms, sessions ------------------------------------------------------------------------------------


def enter(browser):
    visit = Visit(browser)
    page = visit.page
    visit.go("/queues?region=51")
    check(page.url.startswith(BASE + "/login?next="), "who is not in is asked for a token")
    hold(visit, "login", DESK["width"])
    page.screenshot(path=SHOTS / "login-en-desk.png")
    page.fill("#f-token", "wrong")
    page.click("form[action='/login'] button")
    check("not known" in visit.text(), "a wrong token is told")
    page.fill("#f-token", token("viewer"))
    page.keyboard.press("Enter")
    page.wait_for_selector(".side")
    check(page.url == BASE + "/queues?region=51", "after the login one is where one wanted to go")
    cookies = {c["name"]: c for c in visit.context.cookies()}
    session = cookies["dripline_session"]
    check(session["httpOnly"] and session["sameSite"] == "Strict", "the session's cookie is closed")
    # By keyboard: the first stop leads past the menu.
    visit.go("/cases")
    page.keyboard.press("Tab")
    check(page.evaluate("document.activeElement.className") == "skip", "the first stop is the way past the menu")
    page.keyboard.press("Enter")
    check(page.evaluate("document.activeElement.id") == "main", "and it leads there")
    page.click("a.language")
    check(page.get_attribute("html", "lang") == "zh-CN" and page.url == BASE + "/cases", "the other language, the same page")
    visit.close(expected=("403",))

    outside = Visit(browser).login("viewer")
    for path in ("/audit/runs", "/dead/orders", "/cases/person", "/policy/simulations"):
        answer = outside.page.evaluate(
            "async ([path]) => { const csrf = document.querySelector('input[name=csrf]').value; const r = await fetch(path, {method: 'POST', headers: {'content-type': 'application/x-www-form-urlencoded'}, body: new URLSearchParams({csrf, number: '1', text: 'why', action: 'retry', position: 'x'})}); return r.status }",
            [path])
        check(answer == 403, f"a viewer at {path}: {answer}")
        answer = outside.page.evaluate(
            "async ([path]) => (await fetch(path, {method: 'POST', headers: {'content-type': 'application/x-www-form-urlencoded'}, body: 'csrf=0'})).status", [path])
        check(answer == 403, f"a form of another session at {path}: {answer}")
    outside.go("/")
    outside.page.click("form[action='/logout'] button")
    check("/login" in outside.page.url, "logging out leads to the login")
    outside.go("/")
    check("/login" in outside.page.url, "and it holds")
    outside.close(expected=("403",))
    print("login, keyboard, languages, roles, forms of others", flush=True)


def guess(browser):
    visit = Visit(browser)
    statuses = []
    for _ in range(7):
        visit.go("/login")
        visit.page.fill("#f-token", "guess")
        with visit.page.expect_response("**/login") as answer:
            visit.page.click("form[action='/login'] button")
        statuses.append(answer.value.status)
    check(429 in statuses, f"who guesses has to wait: {statuses}")
    visit.close(expected=("403", "429"))


# --- finding a household ------------------------------------------------------------------------------------------


def find(browser, region, number):
    visit = Visit(browser).login("operator")
    page = visit.page
    visit.go("/cases")
    page.fill("#f-number", number)
    page.click(".person button")
    page.wait_for_selector("table")
    check(EVIL_CASE in visit.text(), "a person is found by the full number")
    check(number not in page.url and number not in page.content(), "the number stands neither in the address nor on the page")
    page.screenshot(path=SHOTS / "person-en-desk.png", full_page=True)
    page.click(f"a.id:has-text('{EVIL_CASE}')")
    page.wait_for_selector(".timeline")
    check(page.inner_text("h1") == EVIL_CASE, "the case's page opens, whatever its id")
    hold(visit, "hostile case", DESK["width"])
    check("<script>alert(1)" in visit.text(), "what was written is shown as text")
    check("<*" not in page.content(), "a name that is no name shows nothing of itself")
    page.screenshot(path=SHOTS / "hostile-en-desk.png", full_page=True)
    visit.go(f"/cases?id=evil&region={region}")
    check(EVIL_CASE in visit.text(), "it is found by its region")
    visit.go("/cases?id=evil&region=99")
    check(EVIL_CASE not in visit.text(), "and not by another")
    visit.go("/cases?id=evil")
    check(EVIL_CASE in visit.text(), "and by the beginning of its id")
    visit.go("/cases?id=%3Cscript%3Ealert(1)%3C/script%3E&region=51")
    check("<script>alert" not in page.content().replace("&lt;", ""), "what was looked for is escaped")
    for path, status in (("/case?id=nobody", 404), ("/cases?region=9", 422), ("/nothing", 404), ("/case?id=%00", 404), ("/policy?on=x", 422)):
        check(visit.go(path).status == status, f"{path} is answered with {status}")
    # A refusal is understood from the start page within a few steps.
    visit.go("/")
    page.click("nav a[href='/cases']")
    page.select_option("#f-standing", "refused")
    page.click("form[role=search] button")
    page.click("tbody a.id >> nth=0")
    check("refused" in page.inner_text(".standing").lower(), "a refusal is told on top")
    check(page.locator(".standing .why li .clause").count() > 0, "with its reason and clause")
    check(page.locator(".standing .plain-list:not(.why) li").count() > 0, "and what would have to change")
    visit.close(expected=("404", "422"))
    print("finding households, hostile names", flush=True)


# --- actions ---------------------------------------------------------------------------------------------------------


def letters(page, reason, state=""):
    page.goto(f"{BASE}/dead?reason={reason}&state={state}")
    return [a.get_attribute("href") for a in page.locator("tbody a[href^='/dead/letter']").all()]


def order(page, action, why, form="form.order"):
    page.fill(f"{form}:has(button[value={action}]) input[name=text]", why)
    page.click(f"{form} button[value={action}]")
    page.wait_for_selector(".alert")
    return page.inner_text("main")


def dead_letters(browser):
    """Every order about dead letters, by those who may, and not by those who may not."""
    operator, approver = Visit(browser).login("operator"), Visit(browser).login("approver")
    one, two = operator.page, approver.page

    # In bulk: tried again as they are, they are dead again, under positions of their own.
    count = len(letters(one, "field.unknown"))
    check(count >= 2, f"there are letters to try: {count}")
    one.click("[data-all]")
    check(one.locator("tbody input:checked").count() == count, "all shown are chosen")
    one.screenshot(path=SHOTS / "dead-bulk-en-desk.png", full_page=True)
    said = order(one, "retry", "after the release was mended", "form.bulk")
    check(f"{count} done" in said, f"bulk retry: {said[:200]}")
    check(len(letters(one, "field.unknown", "retried")) == count, "they are known as tried again")
    again = letters(one, "field.unknown")
    check(len(again) == count and all("event.retried" in each for each in again), f"and are dead again: {again}")

    # One is discarded.
    target = letters(one, "number.range")[0]
    one.goto(BASE + target)
    shown = one.locator("dl.decoded").last.inner_text()
    check("voucher" in shown and "masked" in shown, f"the decoded view masks what is not known to be harmless: {shown[:200]}")
    one.screenshot(path=SHOTS / "letter-open-en-desk.png", full_page=True)
    check("1 done" in order(one, "discard", "a test of the sender's"), "discard")
    one.goto(BASE + target)
    check("discarded" in one.inner_text(".lead") and "a test of the sender's" in one.inner_text("main"), "who discarded it and why")
    check(one.locator("form.order").count() == 0, "nothing more can be ordered")

    # One is corrected by two persons.
    target = letters(one, "field.missing")[0]
    one.goto(BASE + target)
    one.fill("input[name='edit.voucher']", "V-corrected")
    check("1 done" in order(one, "propose", "the sender told us the voucher"), "propose")
    one.goto(BASE + target)
    check("awaits approval" in one.inner_text(".lead") and one.locator("button[value=approve]").count() == 0, "an operator cannot approve")
    two.goto(BASE + target)
    check("V-corrected" not in two.inner_text("main"), "what is new is masked for the second person as well")
    hold(approver, "a proposal", DESK["width"])
    two.screenshot(path=SHOTS / "letter-proposed-en-desk.png", full_page=True)
    check("1 done" in order(two, "approve", "compared with the bank's list"), "approve")
    two.goto(BASE + target)
    check("tried again" in two.inner_text(".lead"), "it is tried again")
    check(not any("event.retried" in each for each in letters(two, "field.missing")), "and this time it holds")

    # Another is refused by the second person, and is open again.
    target = letters(one, "date.malformed")[0]
    one.goto(BASE + target)
    one.fill("input[name='edit.on']", "2025-06-01")
    check("1 done" in order(one, "propose", "as the bank says by telephone"), "propose a day")
    two.goto(BASE + target)
    check("2025-06-01" in two.inner_text("main"), "a day is no secret")
    check("1 done" in order(two, "decline", "let the bank send it in writing"), "decline")
    two.goto(BASE + target)
    check("open" in two.inner_text(".lead") and "let the bank send it" in two.inner_text("main"), "it is open again")

    # Nobody approves their own.
    target = letters(two, "field.missing")[0]
    two.goto(BASE + target)
    two.fill("input[name='edit.voucher']", "V-own")
    check("1 done" in order(two, "propose", "own proposal"), "an approver with the role proposes")
    two.goto(BASE + target)
    check(two.locator("button[value=approve]").count() == 0 and "Another person" in two.inner_text("main"), "and cannot approve it")
    operator.close()

    # A correction that breaks the contract again is refused before it is proposed.
    target = letters(two, "date.malformed")[0]
    two.goto(BASE + target)
    two.fill("input[name='edit.on']", "not a day")
    two.fill("form:has(button[value=propose]) input[name=text]", "a mistake")
    two.click("button[value=propose]")
    check("still breaks the contract" in two.inner_text("main"), "a bad correction is refused")

    # All of one reason, in Chinese.
    approver.go("/language/zh?back=/dead")
    whole = len(letters(two, "id.malformed"))
    two.check("#f-whole")
    said = order(two, "discard", "发送方将重新报送", "form.bulk")
    check(f"已完成{whole}项" in said, f"all of a reason: {said[:200]}")
    two.screenshot(path=SHOTS / "dead-done-zh-desk.png", full_page=True)
    approver.close(expected=("422",))
    print("dead letters: retry, discard, correction by two, refusal, bulk", flush=True)


def run_jobs(browser):
    visit = Visit(browser).login("auditor")
    page = visit.page
    visit.go("/audit")
    page.uncheck("#f-topics")
    page.click("form[action='/audit/runs'] button")
    page.wait_for_selector(".verdict", timeout=180_000)
    check("everything agrees" in visit.text(), "an audit agrees")
    page.screenshot(path=SHOTS / "audit-done-en-desk.png", full_page=True)
    visit.go("/policy")
    page.select_option("#f-run-pack", index=1)
    with page.expect_navigation():
        page.click("form[action='/policy/simulations'] button")
    wait(lambda: (visit.go("/policy"), "cases looked at" in visit.text())[1], "a simulation ends", 180)
    page.screenshot(path=SHOTS / "simulation-en-desk.png", full_page=True)
    visit.close()
    print("an audit and a simulation were run", flush=True)


def live(browser):
    visit = Visit(browser).login("viewer")
    page = visit.page
    visit.go("/")
    page.wait_for_selector(".live-state.on")
    with page.expect_response("**/live/overview"):
        pass
    about = page.locator("ul.feed li b").all_inner_texts()
    check(about and all(about), f"flags say what they are about: {about}")
    page.click("[data-live-toggle]")
    check(page.get_attribute("[data-live-toggle]", "aria-pressed") == "true", "live parts can be stopped")
    visit.close()


def database_down(browser):
    visit = Visit(browser).login("operator")
    page = visit.page
    visit.go("/")
    subprocess.run(["bash", "-c", os.environ["CHECK_STOP"]], check=True, timeout=60)
    try:
        page.wait_for_selector(".alert.bad", timeout=30_000)
        check("does not answer" in page.inner_text(".alert.bad"), "the overview says that the database is down")
        page.screenshot(path=SHOTS / "down-en-desk.png", full_page=True)
        for path in ("/cases?id=C", "/case?id=x", "/funds", "/dead"):
            answer = visit.go(path)
            check(answer.status == 503, f"{path} without a database: {answer.status}")
            text = visit.text()
            check("postgres" not in text.lower() and "127.0.0.1" not in text, f"{path} tells nothing of the inside")
        check(visit.go("/queues").status == 200, "queues are shown as last counted")
        page.goto(BASE + "/case?id=x")
        page.screenshot(path=SHOTS / "down-case-en-desk.png", full_page=True)
    finally:
        subprocess.run(["bash", "-c", os.environ["CHECK_START"]], check=True, timeout=60)
    wait(lambda: visit.go("/cases?id=C").status == 200, "pages come back with the database", 30)
    visit.close(expected=("503", "404"))
    print("a database that is down, and back", flush=True)


def main():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHECK_CHROMIUM"], args=["--no-sandbox"])
        region, number = hostile()
        visit = Visit(browser).login("operator")
        page = visit.page
        wait(lambda: (visit.go("/case?id=" + EVIL_CASE.replace("/", "%2F").replace(":", "%3A")), page.locator(".timeline").count())[1], "a hostile case is taken", 60)
        wait(lambda: (visit.go("/queues"), page.locator("tbody a.id").count())[1], "cases are counted", 60)
        visit.go("/cases?standing=completed")
        done = page.get_attribute("tbody a.id >> nth=0", "href")
        visit.go("/notices")
        notice = page.get_attribute("tbody a[href^='/notice?'] >> nth=0", "href") if page.locator("tbody a[href^='/notice?']").count() else None
        visit.go("/funds")
        fund = page.get_attribute("tbody a[href^='/fund?name=province&'] >> nth=0", "href")
        visit.go("/dead")
        letter = page.get_attribute("tbody a[href^='/dead/letter'] >> nth=0", "href")
        wait(lambda: (visit.go("/policy"), page.locator(".badge.warn:has-text('draft')").count() > 10 and not page.locator("main .alert").count())[1], "drafts are read", 120)
        pack = page.get_attribute("tbody a[href*='pack='] >> nth=0", "href")
        visit.go(pack)
        other = parse_qs(urlsplit(page.get_attribute("a[href*='other=']", "href")).query)["other"][0]
        visit.close()
        visit = Visit(browser).login("operator")
        visit.go("/cases?standing=refused")
        refused = visit.page.get_attribute("tbody a.id >> nth=0", "href")
        visit.close()
        pages = [
            ("overview", "/"), ("lanes", "/lanes"), ("cases", "/cases?region=51"), ("case", done), ("refused", refused), ("queues", "/queues"), ("dead", "/dead"),
            ("letter", letter), ("notices", "/notices"), ("funds", "/funds"), ("fund", fund), ("policy", "/policy"), ("pack", pack), ("differences", pack + "&other=" + other), ("audit", "/audit"),
        ] + ([("notice", notice)] if notice else [])
        look_at_pages(browser, pages)
        enter(browser)
        find(browser, region, number)
        live(browser)
        dead_letters(browser)
        run_jobs(browser)
        database_down(browser)
        # Last: who has guessed has to wait, and so has everybody at the same address.
        guess(browser)
        browser.close()
    if failures:
        print(f"{len(failures)} checks failed")
        sys.exit(1)


main()
