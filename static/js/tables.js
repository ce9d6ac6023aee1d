// Tables that can be filtered by words and sorted by column. The order of the page is the order until a reader asks for
// another; what has no number stands last, whichever way.
{
  const HEADINGS = ".drug-row, .group-row, .earlier-row";

  // What a reader sees in a row, without the panels that are closed.
  const wordsOf = (row) => {
    const seen = row.cloneNode(true);
    for (const part of seen.querySelectorAll("details, .marks, .unstated")) part.remove();
    return seen.textContent.replace(/\s+/g, " ").trim();
  };

  const numberOf = (text) => {
    const found = text.match(/^(?:n\s=\s)?(\d+(?:\.\d+)?)/);
    return found && Number(found[1]);
  };

  const cellText = (row, place) => {
    const cell = row.cells[place];
    return cell ? wordsOf(cell.querySelector(":scope > .measure .value") ?? cell) : "";
  };

  const patients = (row) => row.querySelector(".cohort")?.textContent.match(/n\s=\s\d+/)?.[0] ?? "";

  // How two texts of a column follow each other: by number where it has any, words last and as they stood; else by letters.
  const comparing = (texts, sign) => {
    if (texts.every((text) => numberOf(text) === null)) return (one, other) => sign * one.localeCompare(other);
    return (one, other) => {
      const [a, b] = [numberOf(one), numberOf(other)];
      if (a === null || b === null) return (a === null) - (b === null);
      return sign * (a - b);
    };
  };

  class Tools {
    constructor(bar, table) {
      this.table = table;
      this.status = bar.querySelector("[role=status]");
      this.back = bar.querySelector("button");
      this.search = bar.querySelector("input");
      this.bodies = [...table.tBodies].map((body) => [body, [...body.rows]]);
      this.rows = this.bodies.flatMap(([, rows]) => rows.filter((row) => !row.matches(HEADINGS)));
      this.words = new Map();
      this.sorted = null;
      this.search.addEventListener("input", () => this.filter());
      this.back.addEventListener("click", () => {
        this.restore();
        this.say(this.status.dataset.restored);
        this.search.focus();
      });
      if (table.matches("[data-sort]")) for (const head of table.tHead.rows[0].querySelectorAll("th:not([data-plain])")) this.offer(head);
    }

    offer(head) {
      this.button(head, [...head.childNodes], (row) => cellText(row, head.cellIndex));
      if (head.matches("[data-patients]")) this.button(head, [document.createTextNode(head.dataset.patients)], patients);
    }

    button(head, nodes, textOf) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...nodes);
      button.addEventListener("click", () => this.press(head, button, textOf));
      head.append(button);
    }

    press(head, button, textOf) {
      const was = this.sorted?.button === button && this.sorted.sign;
      this.restore();
      if (was === -1) {
        this.say(this.status.dataset.restored);
        return;
      }
      const sign = was === 1 ? -1 : 1;
      this.sorted = { button, sign };
      head.setAttribute("aria-sort", sign === 1 ? "ascending" : "descending");
      button.dataset.on = "";
      const keyed = this.rows.map((row) => [textOf(row), row]);
      const compare = comparing(keyed.map(([text]) => text), sign);
      keyed.sort(([one], [other]) => compare(one, other));
      this.table.tBodies[0].append(...keyed.map(([, row]) => row));
      this.table.classList.add("is-sorted");
      this.back.hidden = false;
      const column = button.firstChild.textContent.trim();
      this.filter(this.status.dataset[sign === 1 ? "ascending" : "descending"].replace("{column}", column));
    }

    // Told once: who listens would hear the same words again with every key.
    say(words) {
      if (this.status.textContent !== words) this.status.textContent = words;
    }

    restore() {
      for (const [body, rows] of this.bodies) body.append(...rows);
      if (this.sorted) {
        this.sorted.button.parentElement.removeAttribute("aria-sort");
        delete this.sorted.button.dataset.on;
      }
      this.sorted = null;
      this.table.classList.remove("is-sorted");
      this.back.hidden = true;
      this.filter();
    }

    matches(row, wanted) {
      if (!this.words.has(row)) this.words.set(row, `${wordsOf(row)} ${this.heading(row)}`.toLowerCase());
      return wanted.every((word) => this.words.get(row).includes(word));
    }

    heading(row) {
      const [, rows] = this.bodies.find(([, rows]) => rows.includes(row));
      return rows.filter((other) => other.matches(".drug-row, .group-row")).map(wordsOf).join(" ");
    }

    filter(before = "") {
      const wanted = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const row of this.rows) row.hidden = !this.matches(row, wanted);
      for (const [, rows] of this.bodies) {
        const isEmpty = wanted.length > 0 && rows.every((row) => row.hidden || row.matches(HEADINGS));
        for (const row of rows) if (row.matches(HEADINGS)) row.hidden = isEmpty;
      }
      const shown = this.rows.filter((row) => !row.hidden).length;
      const count = this.status.dataset.shown.replace("{shown}", shown).replace("{all}", this.rows.length);
      this.say([before, wanted.length ? count : ""].join(" ").trim());
    }
  }

  const start = (bar) => {
    const table = bar.nextElementSibling?.querySelector("table");
    if (!table) return;
    bar.append(bar.querySelector("template").content);
    new Tools(bar, table);
    bar.classList.add("is-on");
    table.classList.add("has-tools");
  };

  // Not before its part of the page is laid out: a browser looks where each field stands, and would lay out the part for it.
  const startAll = (part) => {
    for (const bar of part.querySelectorAll(".table-tools:not(.is-on)")) {
      if (!bar.closest("[data-by-parts] > :not(.is-laid-out)")) start(bar);
    }
  };

  startAll(document);
  document.addEventListener("laid-out", (event) => startAll(event.target));
}
