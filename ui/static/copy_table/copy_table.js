// A button that copies a table. ui/parts/copy_table.py says the text and the words; nothing is told back to the app.

const known = new WeakMap();

export default function ({ parentElement, data }) {
  const button = known.get(parentElement) ?? new CopyTable(parentElement);
  known.set(parentElement, button);
  button.hear(data);
  return () => {
    known.delete(parentElement);
    button.root.remove();
  };
}

function make(tag, name, attributes = {}) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

class CopyTable {
  constructor(parent) {
    this.root = make("div", "copy");
    this.button = make("button", "", { type: "button" });
    this.said = make("p", "said", { role: "status" });
    this.byHand = make("textarea", "", { hidden: "", readonly: "", spellcheck: "false", wrap: "off" });
    this.root.append(this.button, this.said, this.byHand);
    this.button.addEventListener("click", () => this.copy());
    parent.append(this.root);
  }

  hear({ text, words }) {
    if (text !== this.text) {
      this.said.textContent = "";
      this.byHand.hidden = true;
    }
    this.text = text;
    this.words = words;
    this.button.textContent = words.button;
    this.byHand.value = text;
    this.byHand.setAttribute("aria-label", words.text);
  }

  async copy() {
    this.said.textContent = "";
    try {
      await write(this.text);
      this.byHand.hidden = true;
      this.said.textContent = this.words.copied;
    } catch {
      this.byHand.hidden = false;
      this.byHand.focus();
      this.byHand.select();
      this.said.textContent = this.words.by_hand;
    }
  }
}

// As a table for letters and as text for spreadsheets, where the browser knows both; else as text alone.
async function write(text) {
  if (!window.ClipboardItem) return navigator.clipboard.writeText(text);
  const kinds = { "text/plain": text, "text/html": asTable(text) };
  const blobs = Object.entries(kinds).map(([type, content]) => [type, new Blob([content], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

function asTable(text) {
  const table = document.createElement("table");
  for (const line of text.split("\r\n")) {
    const row = table.insertRow();
    for (const cell of line.split("\t")) row.insertCell().textContent = cell;
  }
  return table.outerHTML;
}
