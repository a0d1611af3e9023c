// Lists whose entries people put in order: by dragging, by keyboard, by small buttons.
// ui/parts/sortable_lists.py says what stands where and in which words; this file shows it and tells back each move.

const PATIENCE_MS = 5000; // so long may the app take to know a move; then what it says counts again
const THRESHOLD = 5; // so many pixels a press becomes a drag
const EDGE = 56; // so near to the edge of the window a drag scrolls
const PATHS = {
  grip: "M6 3h.01M6 8h.01M6 13h.01M11 3h.01M11 8h.01M11 13h.01",
  up: "M8 13V3.5M3.5 8 8 3.5 12.5 8",
  down: "M8 3v9.5M3.5 8 8 12.5 12.5 8",
  elsewhere: "M2 8h11M8.5 3.5 13 8l-4.5 4.5",
};
const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const known = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  const lists = known.get(parentElement) ?? new Lists(parentElement);
  known.set(parentElement, lists);
  lists.tell = (order, move) => setTriggerValue("moved", { order, move });
  lists.hear(data);
  return () => {
    known.delete(parentElement);
    lists.root.remove();
  };
}

function make(tag, name, attributes = {}, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.append(document.createElementNS(space, "path"));
  svg.firstChild.setAttribute("d", PATHS[name]);
  return svg;
}

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

class Lists {
  constructor(parent) {
    this.root = make("div", "lists", { role: "group", "aria-labelledby": "label" });
    parent.append(this.root);
    this.items = new Map(); // the element of each entry, by the entry's id
    this.moves = 0;
    this.root.addEventListener("pointerdown", (event) => this.press(event));
    this.root.addEventListener("click", (event) => this.click(event));
    this.root.addEventListener("change", (event) => this.choose(event));
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.root.addEventListener("focusout", () => this.arranging || this.drop());
  }

  // What the app says. While it does not know the last move yet, or something is held, the screen is ahead of it.
  hear(data) {
    this.said = data;
    this.moves = Math.max(this.moves, data.seen);
    if (this.waiting && data.seen < this.waiting) return;
    this.settle();
  }

  settle() {
    clearTimeout(this.timer);
    this.waiting = 0;
    if (this.held || this.drag) return;
    const { label, words, lists } = this.said;
    const frame = JSON.stringify([label, words, lists.map(({ id, title }) => [id, title])]);
    if (frame !== this.frame) this.build(label, words, lists);
    this.frame = frame;
    this.lists = lists.map(({ id, title, entries }) => ({ id, title, entries: [...entries] }));
    this.arrange();
  }

  build(label, words, lists) {
    this.words = words;
    this.items.clear();
    this.live = make("div", "unseen", { "aria-live": "assertive" });
    this.mark = make("div", "mark", { hidden: "" });
    this.columns = lists.map(({ title }, place) => {
      const heading = title ? [make("p", "title", { id: `list-${place}` }, title)] : [];
      const name = { "aria-labelledby": title ? `list-${place}` : "label" };
      const items = make("ul", "", { role: "list", ...name });
      return make("div", "list", {}, ...heading, items, make("p", "empty", {}, words.empty));
    });
    const shown = make("div", "columns", {}, ...this.columns);
    const how = make("p", "how", { id: "how" }, words.how);
    this.root.replaceChildren(make("p", "label", { id: "label" }, label), how, shown, this.mark, this.live);
  }

  // Bring the elements into the order of this.lists; the one that has the focus stays where it is, if it can.
  arrange() {
    const focused = this.root.getRootNode().activeElement;
    const holder = focused?.closest?.(".entry");
    this.arranging = true;
    this.lists.forEach(({ entries }, place) => {
      const items = this.columns[place].querySelector("ul");
      const wanted = entries.map((entry) => this.item(entry));
      const still = wanted.indexOf(holder);
      if (still < 0 || holder.parentNode !== items) {
        items.replaceChildren(...wanted);
      } else {
        [...items.children].forEach((item) => wanted.includes(item) || item.remove());
        holder.before(...wanted.slice(0, still));
        holder.after(...wanted.slice(still + 1));
      }
      wanted.forEach((item, index) => {
        item.querySelector(".up").setAttribute("aria-disabled", index === 0);
        item.querySelector(".down").setAttribute("aria-disabled", index === wanted.length - 1);
        item.querySelectorAll("option").forEach((option) => (option.hidden = option.value === String(place)));
      });
    });
    const now = holder && this.items.get(holder.dataset.id)?.item;
    if (now?.isConnected && this.root.getRootNode().activeElement !== focused) {
      now.querySelector(`.${focused.classList[0]}`)?.focus();
    }
    this.arranging = false;
  }

  item(entry) {
    const text = JSON.stringify(entry);
    const before = this.items.get(entry.id);
    if (before?.text === text) return before.item;
    const name = (word) => filled(word, entry);
    const button = (kind) => {
      const says = { title: this.words[kind], "aria-label": name(this.words[`${kind}_of`]) };
      return make("button", kind, { type: "button", tabindex: "-1", ...says }, icon(kind));
    };
    const handle = make("button", "handle", {
      type: "button", "aria-label": name(this.words.handle), "aria-describedby": "how", "aria-pressed": "false",
    }, icon("grip"));
    const words = make("div", "words", {}, make("span", "text", {}, entry.text));
    if (entry.note) words.append(make("span", "note", {}, entry.note));
    const item = make("li", "entry", { "data-id": entry.id }, handle, words, button("up"), button("down"));
    if (this.columns.length > 1) item.append(this.elsewhere(name(this.words.elsewhere_of)));
    this.items.set(entry.id, { text, item });
    return item;
  }

  elsewhere(label) {
    const options = this.said.lists.map(({ title }, place) => make("option", "", { value: place }, title));
    const none = make("option", "", { value: "" }, this.words.elsewhere);
    const says = { title: this.words.elsewhere, "aria-label": label };
    const select = make("select", "choice", { tabindex: "-1", ...says }, none, ...options);
    return make("span", "elsewhere", {}, icon("elsewhere"), select);
  }

  // Where an entry stands, as [list, place].
  spotOf(id) {
    const list = this.lists.findIndex(({ entries }) => entries.some((entry) => entry.id === id));
    return [list, list < 0 ? -1 : this.lists[list].entries.findIndex((entry) => entry.id === id)];
  }

  order() {
    return Object.fromEntries(this.lists.map(({ id, entries }) => [id, entries.map((entry) => entry.id)]));
  }

  place(id, list, index) {
    const [from, at] = this.spotOf(id);
    if (from < 0) return;
    const [entry] = this.lists[from].entries.splice(at, 1);
    this.lists[list].entries.splice(Math.max(0, index), 0, entry);
    this.arrange();
  }

  say(word, id) {
    const [list, at] = this.spotOf(id);
    if (list < 0) return;
    const { title, entries } = this.lists[list];
    const values = { text: entries[at].text, place: at + 1, count: entries.length, list: title };
    this.live.textContent = filled(this.words[word], values);
  }

  // Tell the app the new order, if it is one.
  finish(id, before) {
    const order = this.order();
    this.say("dropped", id);
    if (JSON.stringify(order) === JSON.stringify(before)) return this.waiting || this.settle();
    this.waiting = this.moves += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), PATIENCE_MS);
    this.tell(order, this.waiting);
  }

  moveAtOnce(id, list, index) {
    const before = this.order();
    this.place(id, list, index);
    this.finish(id, before);
  }

  click(event) {
    const button = event.target.closest("button");
    if (!button || this.dragged) return void (this.dragged = false);
    const id = button.closest(".entry").dataset.id;
    if (button.matches(".handle")) return this.held ? this.drop() : this.take(id, button);
    if (button.getAttribute("aria-disabled") === "true") return;
    const [list, at] = this.spotOf(id);
    this.moveAtOnce(id, list, button.matches(".up") ? at - 1 : at + 1);
  }

  choose(event) {
    const { value } = event.target;
    event.target.value = "";
    if (value === "") return;
    this.moveAtOnce(event.target.closest(".entry").dataset.id, Number(value), this.lists[value].entries.length);
  }

  take(id, handle) {
    const lists = this.lists.map((list) => ({ ...list, entries: [...list.entries] }));
    this.held = { id, handle, before: this.order(), lists };
    handle.focus();
    this.showHeld(true);
    this.say("taken", id);
  }

  drop() {
    if (!this.held) return;
    const { id, before } = this.held;
    this.showHeld(false);
    this.held = null;
    this.finish(id, before);
  }

  putBack() {
    const { id, lists } = this.held;
    this.lists = lists;
    this.arrange();
    this.showHeld(false);
    this.held = null;
    this.say("put_back", id);
    if (!this.waiting) this.settle();
  }

  showHeld(isHeld) {
    this.held.handle.setAttribute("aria-pressed", isHeld);
    this.held.handle.closest(".entry").classList.toggle("held", isHeld);
  }

  key(event) {
    if (event.key === "Escape" && this.held) this.putBack();
    else if (event.key === "Enter" && event.repeat) event.preventDefault();
    const step = STEPS[event.key];
    const handle = event.target.closest(".handle");
    if (!step || !handle) return;
    event.preventDefault();
    if (this.drag?.isOn) return;
    const id = handle.closest(".entry").dataset.id;
    const [list, at] = this.spotOf(id);
    const next = Math.min(Math.max(list + step[0], 0), this.lists.length - 1);
    if (!this.held) return this.focusOn(next, at + step[1]);
    const length = this.lists[next].entries.length - (next === list);
    if (next !== list || step[1]) this.place(id, next, Math.min(at + step[1], length));
    this.say("moved", id);
    handle.scrollIntoView({ block: "nearest" });
  }

  focusOn(list, at) {
    const { entries } = this.lists[list];
    const entry = entries[Math.min(Math.max(at, 0), entries.length - 1)];
    if (entry) this.items.get(entry.id).item.querySelector(".handle").focus();
  }

  // Dragging: with a mouse the whole entry can be seized, with a finger its handle, so that pages still scroll.
  press(event) {
    this.dragged = false;
    const item = event.target.closest(".entry");
    const isHandle = event.target.closest(".handle");
    const isControl = event.target.closest("button, .elsewhere");
    if (!item || event.button || this.drag || this.held) return;
    if (!isHandle && (isControl || event.pointerType !== "mouse")) return;
    const scroller = scrollerOf(this.root);
    const { clientX: x, clientY: y, pointerId } = event;
    const start = { fromX: x, fromY: y, scrolled: scroller.scrollTop };
    this.drag = { item, scroller, pointerId, x, y, ...start, over: new AbortController() };
    const listen = (kind, act) => addEventListener(kind, act, { signal: this.drag.over.signal, capture: true });
    const mine = (act) => (happened) => happened.pointerId === pointerId && act(happened);
    listen("pointermove", mine((moved) => this.pull(moved)));
    listen("pointerup", mine(() => this.letGo(true)));
    listen("pointercancel", mine(() => this.letGo(false)));
    listen("keydown", (pressed) => pressed.key === "Escape" && this.letGo(false));
  }

  pull({ clientX: x, clientY: y }) {
    const { drag } = this;
    Object.assign(drag, { x, y });
    if (!drag.isOn) {
      if (Math.hypot(x - drag.fromX, y - drag.fromY) < THRESHOLD) return;
      drag.isOn = true;
      drag.item.classList.add("carried");
      this.root.classList.add("dragging");
      requestAnimationFrame(() => this.scroll());
    }
    this.follow();
  }

  scroll() {
    const { drag } = this;
    if (!drag?.isOn) return;
    const pull = drag.y < EDGE ? -10 : drag.y > innerHeight - EDGE ? 10 : 0;
    const before = drag.scroller.scrollTop;
    drag.scroller.scrollTop += pull;
    if (drag.scroller.scrollTop !== before) this.follow();
    requestAnimationFrame(() => this.scroll());
  }

  follow() {
    const { drag } = this;
    const down = drag.y - drag.fromY + drag.scroller.scrollTop - drag.scrolled;
    drag.item.style.transform = `translate(${drag.x - drag.fromX}px, ${down}px)`;
    const far = (box) => Math.hypot(
      Math.max(box.left - drag.x, 0, drag.x - box.right), Math.max(box.top - drag.y, 0, drag.y - box.bottom),
    );
    const distances = this.columns.map((column) => far(column.getBoundingClientRect()));
    drag.list = distances.indexOf(Math.min(...distances));
    const items = this.columns[drag.list].querySelector("ul");
    const boxes = [...items.children].filter((item) => item !== drag.item).map((item) => item.getBoundingClientRect());
    drag.index = boxes.filter((box) => box.top + box.height / 2 < drag.y).length;
    const frame = this.root.getBoundingClientRect();
    const outer = items.getBoundingClientRect();
    const next = boxes[drag.index]?.top ?? (boxes.length ? boxes.at(-1).bottom + 8 : outer.top + 8);
    this.mark.hidden = false;
    const place = { top: next - frame.top - 6, left: outer.left - frame.left, width: outer.width };
    for (const [side, pixels] of Object.entries(place)) this.mark.style[side] = `${pixels}px`;
  }

  letGo(isMeant) {
    const { item, list, index, isOn, over } = this.drag;
    over.abort();
    this.drag = null;
    this.mark.hidden = true;
    item.style.transform = "";
    item.classList.remove("carried");
    this.root.classList.remove("dragging");
    this.dragged = Boolean(isOn);
    if (isOn && isMeant) this.moveAtOnce(item.dataset.id, list, index);
    else if (!this.waiting) this.settle();
  }
}

function scrollerOf(root) {
  const scrolls = (one) => one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY);
  let element = root.getRootNode().host;
  while (element && !scrolls(element)) element = element.parentElement;
  return element ?? document.scrollingElement;
}
