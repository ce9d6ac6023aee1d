// The box in which prose is written: a search for values and sources, and the text as it would print.
// Without it a link leads to the same search as a page, and the form refuses marks that name nothing.

const SEARCH_PAUSE = 180;
const PREVIEW_PAUSE = 350;

for (const box of document.querySelectorAll("[data-prose]")) enrich(box);

function enrich(box) {
  const text = box.querySelector("textarea");
  box.prepend(box.querySelector("[data-prose-search]").content);
  text.after(box.querySelector("[data-prose-preview]").content);
  box.classList.add("prose-enriched");
  searchInto(box, text);
  previewOf(box, text);
}

function later(pause, action) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, pause);
  };
}

// Search: a combobox that inserts where the cursor stands in the text.

function searchInto(box, text) {
  const input = box.querySelector("[role=combobox]");
  const list = box.querySelector("[role=listbox]");
  const status = box.querySelector("[data-prose-status]");
  let hits = [];
  let active = -1;
  let asking = new AbortController();

  const ask = later(SEARCH_PAUSE, async () => {
    asking.abort();
    asking = new AbortController();
    const question = input.value.trim();
    if (!question) return close();
    try {
      const address = `${box.dataset.marks}?format=json&q=${encodeURIComponent(question)}`;
      const answer = await fetch(address, { signal: asking.signal, redirect: "error" });
      if (!answer.ok) throw new Error(answer.statusText);
      show((await answer.json()).hits);
    } catch (error) {
      if (error.name !== "AbortError") say("The search does not answer. Sign in again, or try later.");
    }
  });

  function say(words) {
    status.textContent = words;
    status.classList.toggle("visually-hidden", hits.length > 0 || !words);
  }

  function show(found) {
    hits = found.map((hit) => ({ ...hit, form: 0 }));
    list.replaceChildren(...hits.map(option));
    list.hidden = hits.length === 0;
    list.scrollTop = 0;
    input.setAttribute("aria-expanded", String(hits.length > 0));
    activate(hits.length ? 0 : -1);
    say(hits.length ? `${hits.length} found.` : "Nothing has all of these words. Try fewer, or part of a name.");
  }

  function close() {
    hits = [];
    list.replaceChildren();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
    say("");
  }

  function option(hit, index) {
    const item = element("li", "prose-hit");
    item.id = `${list.id}-${index}`;
    item.setAttribute("role", "option");
    item.append(element("span", "prose-kind", hit.kind), element("span", "prose-label", hit.label));
    item.append(element("span", "prose-note", hit.note));
    const forms = element("span", "prose-forms");
    hit.forms.forEach((form, number) => {
      const chip = element("span", "prose-form", form.prints || form.mark);
      chip.addEventListener("click", (event) => {
        event.stopPropagation();
        hit.form = number;
        insert(hit);
      });
      forms.append(chip);
    });
    item.append(forms);
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => insert(hit));
    return item;
  }

  function activate(index) {
    active = index;
    [...list.children].forEach((item, number) => {
      item.setAttribute("aria-selected", String(number === index));
      [...item.querySelectorAll(".prose-form")].forEach((chip, form) => {
        chip.classList.toggle("prose-chosen", number === index && form === hits[number].form);
      });
    });
    if (index < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[index].id);
    list.children[index].scrollIntoView({ block: "nearest" });
  }

  function turn(step) {
    const hit = hits[active];
    hit.form = (hit.form + step + hit.forms.length) % hit.forms.length;
    activate(active);
    status.textContent = `${hit.forms[hit.form].prints}, form ${hit.form + 1} of ${hit.forms.length}`;
  }

  function insert(hit) {
    const { mark, prints } = hit.forms[hit.form];
    put(text, mark);
    input.value = "";
    close();
    status.textContent = `Inserted: ${prints || mark}`;
  }

  const keys = {
    ArrowDown: () => activate((active + 1) % hits.length),
    ArrowUp: () => activate((active - 1 + hits.length) % hits.length),
    ArrowRight: () => turn(1),
    ArrowLeft: () => turn(-1),
    Enter: () => insert(hits[active]),
  };

  input.addEventListener("input", ask);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      if (hits.length) return close();
      input.value = "";
      return text.focus();
    }
    if (event.key === "Enter") event.preventDefault(); // never saves the record
    const turns = event.key === "ArrowLeft" || event.key === "ArrowRight";
    if (!hits.length || !keys[event.key] || (turns && !mayTurn(event))) return;
    event.preventDefault();
    keys[event.key]();
  });
  input.addEventListener("blur", () => setTimeout(() => document.activeElement !== input && close(), 150));
  text.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.code === "Space") {
      event.preventDefault();
      input.focus();
    }
  });

  // In the middle of the words the arrows move the cursor, as in any field.
  function mayTurn(event) {
    const atEnd = input.selectionStart === input.value.length && input.selectionEnd === input.value.length;
    return atEnd && hits[active].forms.length > 1 && (event.key === "ArrowRight" || hits[active].form > 0);
  }
}

function element(tag, name, words = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = words;
  return made;
}

// Where the cursor stands, in place of what is selected or of a "{{" or "[@" just typed.
function put(text, mark) {
  let start = text.selectionStart;
  const end = text.selectionEnd;
  const begun = text.value.slice(0, start).match(/(\{\{|\[@)\s*$/);
  if (begun) start -= begun[0].length;
  const before = text.value.slice(0, start);
  const gap = /[\p{L}\p{N}}\]).,;:]$/u.test(before) ? " " : "";
  text.focus();
  text.setSelectionRange(start, end);
  // The old command, because it alone can be undone by the editor; setRangeText where it is gone.
  if (!document.execCommand("insertText", false, gap + mark)) {
    text.setRangeText(gap + mark, start, end, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// Preview: what the server prints of the text, with the citations that the form holds now.

function previewOf(box, text) {
  const output = box.querySelector("[data-prose-output]");
  let asking = new AbortController();

  async function draw() {
    asking.abort();
    asking = new AbortController();
    const body = new FormData();
    body.set("csrfmiddlewaretoken", text.form.elements.csrfmiddlewaretoken.value);
    body.set("text", text.value);
    for (const [reference, locator] of citationsOf(text.form)) {
      body.append("reference", reference);
      body.append("locator", locator);
    }
    try {
      const answer = await fetch(box.dataset.preview, { method: "POST", body, signal: asking.signal, redirect: "error" });
      if (!answer.ok) throw new Error(answer.statusText);
      output.innerHTML = await answer.text();
      output.classList.remove("prose-stale");
    } catch (error) {
      if (error.name !== "AbortError") output.classList.add("prose-stale");
    }
  }

  const redraw = later(PREVIEW_PAUSE, draw);
  text.addEventListener("input", redraw);
  text.form.addEventListener("change", redraw);
  window.django?.jQuery?.(text.form).on("change", "select", redraw); // select2 tells jQuery alone
  output.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault(); // what was typed is not left
    if (!link.getAttribute("href").startsWith("#")) window.open(link.href, "_blank", "noopener");
  });
  draw();
}

function* citationsOf(form) {
  for (const select of form.querySelectorAll('select[name*="citation"][name$="-reference"]')) {
    const prefix = select.name.slice(0, -"reference".length);
    const isLeaving = form.elements[`${prefix}DELETE`]?.checked;
    if (select.value && !isLeaving && !prefix.includes("__prefix__")) {
      yield [select.value, form.elements[`${prefix}locator`]?.value ?? ""];
    }
  }
}
