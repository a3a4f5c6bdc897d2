// What the console's pages do beside showing: fetch their live parts anew, choose all, print. Every page works without.
"use strict";
(() => {
  const state = document.querySelector("[data-live-state]");
  const toggle = document.querySelector("[data-live-toggle]");
  let paused = false;

  function say(isOn) {
    if (!state) return;
    const text = isOn ? state.dataset.liveOn : state.dataset.liveOff;
    if (state.textContent !== text) state.textContent = text;
    state.classList.toggle("on", isOn);
    state.classList.toggle("off", !isOn);
  }

  // Puts in the parts that changed, but not under somebody's hands: open details stay open, and a part with the focus or
  // a selection in it waits for the next time.
  function put(box, text) {
    const fresh = new DOMParser().parseFromString(text, "text/html");
    for (const part of fresh.querySelectorAll("[data-part]")) {
      if (part.hasAttribute("data-again") && part.childElementCount === 0) return location.reload();
      const old = box.querySelector('[data-part="' + CSS.escape(part.dataset.part) + '"]');
      if (!old || old.innerHTML === part.innerHTML || old.contains(document.activeElement)) continue;
      const selection = getSelection();
      if (selection && !selection.isCollapsed && old.contains(selection.anchorNode)) continue;
      const open = Array.from(old.querySelectorAll("details"), (each) => each.open);
      old.replaceChildren(...part.childNodes);
      old.querySelectorAll("details").forEach((each, index) => { each.open = open[index] || false; });
    }
    for (const gone of box.querySelectorAll("[data-again]")) {
      if (!fresh.querySelector('[data-part="' + CSS.escape(gone.dataset.part) + '"]')) return location.reload();
    }
  }

  async function refresh(box, seconds) {
    if (!paused && !document.hidden) {
      try {
        const answer = await fetch(box.dataset.live, { headers: { accept: "text/html" }, redirect: "manual" });
        // Somebody has logged out elsewhere.
        if (answer.type === "opaqueredirect") return location.reload();
        if (answer.ok) put(box, await answer.text());
        say(answer.ok);
      } catch { say(false); }
    }
    setTimeout(refresh, seconds * 1000, box, seconds);
  }

  for (const box of document.querySelectorAll("[data-live]")) {
    const seconds = Number(box.dataset.every) || 5;
    setTimeout(refresh, seconds * 1000, box, seconds);
    say(true);
  }
  if (toggle) {
    toggle.hidden = false;
    toggle.addEventListener("click", () => {
      paused = !paused;
      toggle.setAttribute("aria-pressed", String(paused));
      toggle.textContent = paused ? toggle.dataset.resume : toggle.dataset.pause;
    });
  }
  for (const button of document.querySelectorAll("[data-all]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const boxes = Array.from(button.closest("form").querySelectorAll('input[name="' + CSS.escape(button.dataset.all) + '"]'));
      const all = boxes.every((box) => box.checked);
      for (const box of boxes) box.checked = !all;
    });
  }
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  // A form is sent once.
  for (const form of document.querySelectorAll('form[method="post"]')) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) return event.preventDefault();
      form.dataset.sent = "yes";
    });
  }
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });
})();
