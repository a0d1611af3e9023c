// Keeps what a person enters on this device until the server says that it is stored, and sends it again after a break.
// The cookie's ballot makes this safe: a page that comes twice replaces itself, and answers are sent once.
"use strict";
(() => {
  const PLACE = `qd:${location.pathname}`;
  const PAUSES = [1000, 2000, 4000, 8000];
  const LONGEST_WAIT = 15000;
  const BUSY_AFTER = 400;
  let memory = {};

  // Where a browser lets nothing be stored, the page itself remembers as long as it is open.
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(PLACE)) || {};
    } catch {
      return memory;
    }
  };
  const write = (kept) => {
    memory = kept;
    try {
      if (Object.keys(kept).length) localStorage.setItem(PLACE, JSON.stringify(kept));
      else localStorage.removeItem(PLACE);
    } catch {}
  };
  const change = (page, entry) => {
    const kept = read();
    if (entry) kept[page] = entry;
    else delete kept[page];
    write(kept);
  };
  const thisTab = () => {
    try {
      const known = sessionStorage.getItem("qd") || String(Math.random()).slice(2);
      sessionStorage.setItem("qd", known);
      return known;
    } catch {
      return "";
    }
  };

  addEventListener("pageshow", (event) => event.persisted && location.reload());
  document.addEventListener("submit", (event) => event.target.classList.contains("anew") && write({}));
  if (document.body.dataset.ende || "gone" in document.body.dataset) {
    write({});
    try {
      sessionStorage.removeItem("qd");
    } catch {}
    return;
  }
  const form = document.querySelector("form[data-begun]");
  if (!form) return;

  const tab = thisTab();
  const line = document.querySelector("[data-busy]");
  const page = new URL(form.action).searchParams.get("seite");
  let isSending = false;
  let isLeaving = false;
  let failures = 0;
  let timer;

  const keep = (button) => {
    const fields = new URLSearchParams(new FormData(form));
    if (button) fields.append(button, "1");
    change(page, { tab, to: form.action, fields: String(fields), button });
  };
  const waiting = () => Object.keys(read()).filter((name) => read()[name].button);

  const showAgain = (fields) => {
    const values = new URLSearchParams(fields);
    for (const field of form.elements) {
      if (field.type === "radio" || field.type === "checkbox") {
        field.checked = values.getAll(field.name).includes(field.value);
      } else if (field.tagName === "TEXTAREA" && values.has(field.name)) {
        field.value = values.get(field.name);
      }
    }
  };

  const post = async ({ to, fields }) => {
    const abort = new AbortController();
    const limit = setTimeout(() => abort.abort(), LONGEST_WAIT);
    try {
      const answer = await fetch(to, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams(fields),
        signal: abort.signal,
      });
      if (answer.status >= 500 || answer.status === 408 || answer.status === 429) throw new Error("later");
      const isTaken = answer.ok && (answer.headers.get("content-type") || "").startsWith("application/json");
      return { onward: isTaken ? (await answer.json()).weiter : null, isRefused: !answer.ok };
    } finally {
      clearTimeout(limit);
    }
  };

  // Whatever is no acknowledgement (the round has ended, no cookie is taken) the server says best on a page of its own.
  const letBrowserSend = (button) => {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button, value: "1" }));
    isLeaving = true;
    HTMLFormElement.prototype.submit.call(form);
  };

  const sendPage = async (name) => {
    const entry = read()[name];
    const { onward, isRefused } = await post(entry);
    const now = read()[name];
    if (now && now.fields !== entry.fields) return; // changed meanwhile: it goes out in the next round
    if (!onward && !isRefused) {
      if (name !== page) throw new Error("later");
      change(name, { ...entry, button: null });
    } else {
      change(name, null);
    }
    if (name !== page) return;
    if (onward) {
      isLeaving = true;
      location.assign(onward);
    } else {
      letBrowserSend(entry.button);
    }
  };

  const send = async () => {
    clearTimeout(timer);
    if (isSending || isLeaving) return;
    isSending = true;
    form.classList.add("sending");
    const busy = failures || setTimeout(() => (line.textContent = line.dataset.busy), BUSY_AFTER);
    try {
      for (let left = waiting(); left.length && !isLeaving; left = waiting()) {
        // the page that is shown goes last, because its acknowledgement leads away from here
        await sendPage(left.find((name) => name !== page) || page);
      }
      failures = 0;
      if (!isLeaving) line.textContent = "";
    } catch (problem) {
      line.textContent = problem.message === "later" ? line.dataset.trouble : line.dataset.offline;
      const pause = PAUSES[Math.min(failures, PAUSES.length - 1)];
      failures += 1;
      timer = setTimeout(sendAgain, pause * (0.75 + Math.random() * 0.5));
    } finally {
      clearTimeout(busy);
      isSending = false;
      if (!isLeaving) form.classList.remove("sending");
    }
  };
  const sendAgain = () => {
    if (waiting().length) send();
    else if (failures && !isLeaving) location.reload(); // another tab has sent it
  };

  form.addEventListener("submit", (event) => {
    if (!event.submitter) return; // an older browser that does not say which button it was sends by itself
    event.preventDefault();
    if (isLeaving) return;
    keep(event.submitter.name);
    send();
  });
  form.addEventListener("input", () => {
    const button = read()[page]?.button;
    if (button || page !== "ende") keep(button); // the overview holds what has been acknowledged already
  });
  addEventListener("online", sendAgain);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && sendAgain());

  // What lies here from before is taken up in the same tab or with the same ballot; else it may be another person's.
  const found = Object.entries(read()).filter(([, entry]) => entry.tab === tab || form.dataset.begun === "1");
  write(Object.fromEntries(found));
  const here = read()[page];
  if (here) {
    showAgain(here.fields);
    const anew = document.querySelector(".anew");
    if (anew) anew.hidden = false;
  }
  sendAgain();
})();
