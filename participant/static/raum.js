// Asks in short intervals whether the room shows something new, and never takes away what somebody is writing.
"use strict";
(() => {
  const { stand, ask, pause } = document.body.dataset;
  const news = document.querySelector("[data-news]");
  const offline = document.querySelector("[data-offline]");
  const LONGEST_PAUSE = 30000;
  let failures = 0;
  let timer;

  const isWriting = () =>
    [...document.querySelectorAll("textarea")].some((field) => field.value.trim()) ||
    document.querySelector("input[type=radio]:checked") !== null;

  const moveOn = () => {
    if (isWriting()) {
      if (news) news.hidden = false;
    } else {
      const language = new URLSearchParams(location.search).get("sprache");
      location.replace(location.pathname + (language ? `?${new URLSearchParams({ sprache: language })}` : ""));
    }
  };

  const look = async () => {
    try {
      const answer = await fetch(ask, { headers: { "If-None-Match": `"${stand}"` }, cache: "no-store" });
      if (answer.status >= 500 || answer.status === 429) throw new Error(answer.status);
      failures = 0;
      if (answer.status !== 304) moveOn();
    } catch {
      failures += 1;
    }
    if (offline) offline.hidden = failures < 2;
    plan();
  };

  const plan = () => {
    const wait = Math.min(LONGEST_PAUSE, Number(pause) * 2 ** Math.min(failures, 5));
    clearTimeout(timer);
    timer = setTimeout(look, wait * (0.75 + Math.random() * 0.5));
  };

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      clearTimeout(timer);
      look();
    }
  });
  plan();
})();
