// Keeps a page of a room up to date without ever taking away what somebody is writing or has chosen, sends votes until
// their receipt is there, and remembers on this phone alone which answer was chosen.
"use strict";
(() => {
  const { stream, ask, pause } = document.body.dataset;
  const part = document.querySelector("[data-part]");
  const news = document.querySelector("[data-news]");
  const line = document.querySelector("[data-line]");
  const PLACE = `qd:${location.pathname}`;
  const PAUSES = [1000, 2000, 4000, 8000];
  const SILENCE = 40000;
  const LONGEST_WAIT = 15000;
  const STREAM_AGAIN = 30;
  let stand = document.body.dataset.stand;
  let waiting = null;
  let source = null;
  let failures = 0; // contacts in a row that failed
  let deaf = 0; // streams in a row that broke before they brought anything
  let polls = 0;
  let ahead = 0; // by how much the server's clock is ahead of this one's
  let isSending = false;
  let isOver = false;
  let timer;
  let guard;

  const spread = (wait) => wait * (0.5 + Math.random() / 2);
  const wait = () => PAUSES[Math.min(failures, PAUSES.length) - 1] || Number(pause);
  const later = (what, milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(what, milliseconds);
  };
  const say = (what) => {
    if (!line || (isOver && what !== "ended")) return;
    line.hidden = !what;
    line.textContent = what ? line.dataset[what] : "";
  };

  // What this phone remembers: the words of the answer by the number of its vote.
  let memory = {};
  const remembered = () => {
    try {
      return JSON.parse(localStorage.getItem(PLACE)) || {};
    } catch {
      return memory;
    }
  };
  const remember = (vote, words) => {
    memory = { ...remembered(), [vote]: words };
    try {
      localStorage.setItem(PLACE, JSON.stringify(memory));
    } catch {}
  };
  const forget = () => {
    memory = {};
    try {
      localStorage.removeItem(PLACE);
    } catch {}
  };
  const sayMine = () => {
    for (const place of part.querySelectorAll("[data-voted]")) {
      const words = remembered()[place.dataset.voted];
      const mine = place.querySelector("[data-mine]");
      if (!words || !mine) continue;
      mine.querySelector("strong").textContent = words;
      mine.hidden = false;
    }
  };

  const isWriting = () =>
    [...part.querySelectorAll("textarea, input[type=text]")].some((field) => field.value.trim()) ||
    part.querySelector("input[type=radio]:checked, input[type=checkbox]:checked") !== null;

  // Words that were written stay, where the new page has a field for them: the same field of the same part.
  const written = () =>
    [...part.querySelectorAll("textarea")].map((field) => [field.name, point(field), field.value, field === document.activeElement]);
  const point = (field) => field.form?.elements.punkt?.value;
  const writeAgain = (texts) => {
    for (const [name, where, text, hadFocus] of texts) {
      const field = [...part.querySelectorAll("textarea")].find((one) => one.name === name && point(one) === where);
      if (!field || field.value) continue;
      field.value = text;
      if (hadFocus) field.focus();
    }
  };

  const show = (picture, texts = []) => {
    const hadFocus = part.contains(document.activeElement);
    stand = picture.stand;
    waiting = null;
    part.innerHTML = picture.teil;
    writeAgain(texts);
    sayMine();
    tick();
    if (news) news.hidden = true;
    const told = part.querySelector("[role=alert]");
    if (told) told.focus();
    else if (hadFocus && !part.contains(document.activeElement)) document.querySelector("main").focus({ preventScroll: true });
  };

  const hear = (picture) => {
    if (picture.stand === stand) {
      waiting = null;
      if (news) news.hidden = true;
    } else if (isSending || isWriting()) {
      waiting = picture;
      if (news) news.hidden = false;
    } else {
      show(picture);
    }
  };

  const end = (picture) => {
    isOver = true;
    clearTimeout(timer);
    forget();
    if (source) source.close();
    if (isWriting() || !picture) say("ended");
    else show(picture);
  };

  const lost = () => {
    failures += 1;
    say(isSending ? "trouble" : "offline");
  };
  const found = () => {
    failures = 0;
    if (!isSending) say("");
  };

  const watch = () => {
    clearTimeout(guard);
    guard = setTimeout(broken, SILENCE);
  };
  const broken = () => {
    clearTimeout(guard);
    if (source) source.close();
    source = null;
    if (isOver) return;
    deaf += 1;
    lost();
    later(deaf < 2 ? listen : look, spread(wait()));
  };
  const listen = () => {
    clearTimeout(timer);
    if (source) source.close();
    const address = new URL(stream, location.href);
    address.searchParams.set("stand", stand);
    source = new EventSource(address);
    source.onerror = broken;
    source.addEventListener("da", (event) => {
      ahead = Number(event.data) * 1000 - Date.now();
      deaf = polls = 0;
      found();
      watch();
    });
    source.addEventListener("puls", watch);
    source.addEventListener("bild", (event) => {
      watch();
      hear(JSON.parse(event.data));
    });
    source.addEventListener("ende", (event) => end(JSON.parse(event.data)));
    watch();
  };

  // Where no stream comes through, the page asks; the answer brings what there is to show.
  const look = async () => {
    try {
      const answer = await fetch(ask, {
        headers: { "If-None-Match": `"${stand}"` },
        cache: "no-store",
        signal: AbortSignal.timeout(LONGEST_WAIT),
      });
      if (answer.status >= 500 || answer.status === 429) throw new Error(answer.status);
      found();
      if (answer.status === 404) return end();
      if (answer.status === 200) {
        const picture = await answer.json();
        if (picture.teil) hear(picture);
        else location.reload();
      }
    } catch {
      lost();
      return later(look, spread(wait()));
    }
    polls += 1;
    return polls % STREAM_AGAIN === 1 ? listen() : later(look, spread(2 * Number(pause)));
  };

  const again = () => {
    if (isOver) return;
    deaf = polls = 0;
    listen();
  };
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && again());
  addEventListener("online", again);
  addEventListener("pageshow", (event) => event.persisted && location.reload());

  // The same seat and vote may come twice, because only the first counts; so a vote is sent until somebody answers.
  const post = async (form, fields) => {
    for (let tries = 0; ; tries += 1) {
      try {
        const answer = await fetch(form.action, {
          method: "POST",
          body: fields,
          headers: { Accept: "application/json" },
          redirect: "follow",
          signal: AbortSignal.timeout(LONGEST_WAIT),
        });
        if (answer.status < 500 && answer.status !== 429) return answer;
      } catch {}
      say("trouble");
      await new Promise((resolve) => setTimeout(resolve, spread(PAUSES[Math.min(tries, PAUSES.length - 1)])));
    }
  };
  const chosen = (form) =>
    [...form.querySelectorAll("input:checked")]
      .map((field) => (field.closest("label").querySelector("strong") || field.closest("label")).textContent.trim())
      .join(", ");

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!("send" in form.dataset)) return;
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    const fields = new URLSearchParams(new FormData(form));
    if (event.submitter?.name) fields.append(event.submitter.name, event.submitter.value);
    const words = chosen(form);
    const texts = written();
    say("busy");
    for (const button of form.querySelectorAll("button")) button.disabled = true;
    const answer = await post(form, fields);
    isSending = false;
    say("");
    if (!answer.headers.get("content-type")?.startsWith("application/json")) {
      location.reload(); // the room has ended, or the seat is gone: the page says which
      return;
    }
    if (answer.ok && fields.get("abstimmung")) remember(fields.get("abstimmung"), words);
    show(await answer.json(), texts.filter(([name]) => !fields.has(name)));
  });
  document.addEventListener("click", (event) => {
    if (!waiting || !news?.contains(event.target)) return;
    event.preventDefault();
    show(waiting, written());
  });

  const tick = () => {
    for (const clock of part.querySelectorAll("[data-ends]")) {
      const left = Math.round(Number(clock.dataset.ends) - (Date.now() + ahead) / 1000);
      const minutes = Math.floor(Math.abs(left) / 60);
      const seconds = String(Math.abs(left) % 60).padStart(2, "0");
      clock.textContent = left > 0 ? `${minutes}:${seconds}` : clock.dataset.over;
      clock.parentElement.classList.toggle("over", left <= 0);
    }
  };

  sayMine();
  tick();
  setInterval(tick, 500);
  listen();
})();
