// Texts that are put under codes: figures and letters choose, Enter goes on, Backspace goes back.
// ui/parts/text_coder.py says what stands where and in which words; this file shows it and tells what was chosen.

const SOON_MS = 8000; // so long after it was taken from the page a coder still goes on where it was
const known = new Map();

// Streamlit may take the element away and put it back within one run; what was chosen and the way back shall stay.
export default function ({ parentElement, data, setTriggerValue }) {
  const before = known.get(data.name);
  const goesOn = before && (before.parent === parentElement || Date.now() - before.gone < SOON_MS || before.root.isConnected);
  const coder = goesOn ? before : new Coder();
  known.set(data.name, coder);
  if (coder.parent !== parentElement || !coder.root.isConnected) coder.moveTo(parentElement);
  coder.tell = (chosen, move) => setTriggerValue("coded", { chosen, move });
  coder.hear(data);
  return () => {
    if (coder.parent !== parentElement) return;
    coder.gone = Date.now();
    coder.root.remove();
  };
}

function make(tag, name, attributes = {}, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

class Coder {
  constructor() {
    this.root = make("div", "coder", { role: "group", "aria-labelledby": "label" });
    this.gone = 0;
    this.pressed = 0; // when a key was last pressed here
    this.texts = []; // every text of this visit, so that Backspace leads back also to what is stored
    this.at = 0;
    this.move = 0;
    this.untold = new Map(); // what was chosen and is not known to be stored, by text, with the number of its move
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.root.addEventListener("click", (event) => this.click(event));
  }

  // Only whoever is typing here gets the focus back.
  moveTo(parent) {
    this.parent = parent;
    parent.append(this.root);
    if (Date.now() - this.pressed < SOON_MS) requestAnimationFrame(() => this.panel?.focus({ preventScroll: true }));
  }

  // What the app says. Texts that are new stand at the end; those of this visit stay where they are.
  hear(data) {
    this.data = data;
    this.move = Math.max(this.move, data.seen);
    for (const [id, told] of this.untold) if (told.move && told.move <= data.seen) this.untold.delete(id);
    const here = new Set(this.texts.map((text) => text.id));
    for (const text of data.texts) if (!here.has(text.id)) this.texts.push({ ...text, codes: [...text.codes], was: text.codes.length > 0 });
    if (!this.built) this.build();
    this.draw();
  }

  build() {
    const { words } = this.data;
    this.built = true;
    this.count = make("p", "count", { role: "status" });
    this.about = make("p", "about");
    this.words = make("blockquote", "text");
    this.panel = make("div", "panel", { tabindex: "0", role: "group", "aria-live": "polite", "aria-describedby": "how" }, this.about, this.words);
    this.wholes = make("div", "codes", { role: "group", "aria-label": words.codes });
    this.parts = make("div", "codes parts", { role: "group" });
    this.say = make("p", "say", { role: "status" });
    this.back = make("button", "go", { type: "button", "data-go": "back", "aria-keyshortcuts": "Backspace" }, words.back);
    this.next = make("button", "go main", { type: "button", "data-go": "next", "aria-keyshortcuts": "Enter" }, words.next);
    this.root.replaceChildren(
      make("p", "label", { id: "label" }, words.label),
      make("p", "how", { id: "how" }, words.how),
      this.count,
      this.panel,
      this.wholes,
      this.parts,
      this.say,
      make("div", "ways", {}, this.back, this.next),
    );
    this.buttons = new Map();
    for (const code of this.data.codes) this.wholes.append(this.button(code));
  }

  button(code) {
    const key = code.key ? [make("kbd", "", { "aria-hidden": "true" }, code.key)] : [];
    const button = make("button", "code", { type: "button", "data-code": code.id, "aria-pressed": "false" }, ...key, make("span", "", {}, code.title));
    if (code.key) button.setAttribute("aria-keyshortcuts", code.key);
    this.buttons.set(code.id, button);
    return button;
  }

  get text() {
    return this.texts[this.at];
  }

  draw() {
    const { words, left } = this.data;
    const added = [...this.untold.keys()].filter((id) => this.texts.some((text) => text.id === id && !text.was)).length;
    this.count.textContent = filled(words.left, { number: Math.max(0, left - added) });
    const text = this.text;
    this.panel.hidden = this.wholes.hidden = !text;
    this.next.disabled = !text;
    this.back.disabled = this.at === 0;
    if (!text) {
      this.parts.hidden = true;
      this.say.textContent = words.done;
      return;
    }
    if (this.shown !== text.id) {
      this.about.textContent = text.about;
      this.words.textContent = text.text;
      this.shown = text.id;
      this.open = this.data.codes.find((code) => code.parts.length && text.codes.includes(code.id));
      this.say.textContent = "";
    }
    this.drawParts();
    for (const [id, button] of this.buttons) button.setAttribute("aria-pressed", String(text.codes.includes(id)));
  }

  drawParts() {
    const shown = this.open?.id ?? "";
    this.parts.hidden = !this.open;
    if (this.partsOf === shown) return;
    this.partsOf = shown;
    for (const button of this.parts.querySelectorAll("button")) this.buttons.delete(button.dataset.code);
    this.parts.replaceChildren();
    if (!this.open) return;
    const title = filled(this.data.words.parts_of, { title: this.open.title });
    this.parts.setAttribute("aria-label", title);
    this.parts.append(make("p", "of", { "aria-hidden": "true" }, title), ...this.open.parts.map((part) => this.button(part)));
  }

  choose(id) {
    const whole = this.data.codes.find((code) => code.id === id);
    const owner = this.data.codes.find((code) => code.parts.some((part) => part.id === id));
    let codes = this.text.codes;
    if (codes.includes(id)) {
      const parts = whole ? whole.parts.map((part) => part.id) : [];
      codes = codes.filter((one) => one !== id && !parts.includes(one));
      if (this.open === whole) this.open = undefined;
    } else {
      const alone = this.data.codes.filter((code) => code.excludes).map((code) => code.id);
      const beside = this.data.codes.filter((code) => !code.excludes && !code.parts.length).map((code) => code.id);
      if (whole?.excludes) codes = codes.filter((one) => beside.includes(one));
      else if (!beside.includes(id)) codes = codes.filter((one) => !alone.includes(one));
      codes = [...codes, id, ...(owner && !codes.includes(owner.id) ? [owner.id] : [])];
      if (whole?.parts.length) this.open = whole;
    }
    this.text.codes = codes;
    this.text.changed = true;
    this.say.textContent = "";
    this.draw();
  }

  // A text is coded when somebody leaves it; a text that was looked at only stays as it was.
  leave() {
    const text = this.text;
    if (!text?.changed) return;
    text.changed = false;
    this.move += 1;
    this.untold.set(text.id, { codes: text.codes, move: this.move });
    this.tell(Object.fromEntries([...this.untold].map(([id, one]) => [id, one.codes])), this.move);
  }

  go(way) {
    if (way === "next" && this.text && !this.text.codes.length && !this.text.changed && !this.text.passed) {
      this.text.passed = true;
      this.say.textContent = this.data.words.no_code;
      return;
    }
    this.leave();
    this.at = Math.min(Math.max(0, this.at + (way === "next" ? 1 : -1)), this.texts.length);
    if (this.text) this.text.passed = false;
    this.draw();
    this.panel.hidden || this.panel.focus({ preventScroll: true });
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    this.pressed = Date.now();
    const onButton = event.target.closest?.("button");
    if (event.key === "Backspace" && this.at > 0) {
      event.preventDefault();
      this.go("back");
    } else if (event.key === "Enter" && !onButton) {
      event.preventDefault();
      if (this.text) this.go("next");
    } else if (event.key.length === 1 && this.text) {
      const found = [...this.data.codes, ...(this.open?.parts ?? [])].find((code) => code.key && code.key === event.key.toLowerCase());
      if (!found) return;
      event.preventDefault();
      this.choose(found.id);
    }
  }

  click(event) {
    const button = event.target.closest("button");
    // keys are heard here only: a click beside the buttons begins; whoever marks words goes on marking
    if (!button && !this.panel.hidden && !String(getSelection())) this.panel.focus({ preventScroll: true });
    if (!button) return;
    if (button.dataset.go) this.go(button.dataset.go);
    else this.choose(button.dataset.code);
    // after a click with a pointer Enter shall go on; who uses the keyboard stays on the button
    if (event.detail && !this.panel.hidden) this.panel.focus({ preventScroll: true });
  }
}
