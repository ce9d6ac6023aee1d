// The packet by keyboard, and marks kept as they are made. Without it the form does all of this with buttons.

const form = document.querySelector("[data-packet]");
const OFF = "packet-keys-off";

if (form) {
  const entries = [...form.querySelectorAll("[data-record]")];
  watchMarks(form);
  listenToKeys(form, entries);
  offerToTurnOff();
}

function watchMarks(form) {
  const waiting = new Map();
  form.addEventListener("input", (event) => {
    const entry = event.target.closest("[data-record]");
    if (!entry || event.target.name.endsWith("-comment")) return;
    clearTimeout(waiting.get(entry));
    waiting.set(entry, setTimeout(() => keep(form, entry), event.target.type === "radio" ? 0 : 700));
  });
}

async function keep(form, entry) {
  const saved = form.querySelector("[data-saved]");
  const marks = form.querySelector("[data-marks]");
  if (!marks) return;
  try {
    const response = await fetch(form.action || location.href, {
      method: "POST",
      body: fieldsOf(form, entry),
      headers: { "X-Requested-With": "fetch" },
      redirect: "error",
    });
    if (!response.ok) throw new Error(response.statusText);
    marks.textContent = (await response.json()).marks;
    saved.textContent = "Kept.";
  } catch {
    saved.textContent = "Not kept yet: press “Keep my marks” when you are connected again.";
  }
}

function fieldsOf(form, entry) {
  const all = new FormData(form);
  const fields = new FormData();
  const name = entry.dataset.record;
  fields.set("csrfmiddlewaretoken", all.get("csrfmiddlewaretoken"));
  fields.set("record", name);
  for (const [field, value] of all) {
    if (field.startsWith(`${name}-`) && !field.endsWith("-comment")) fields.append(field, value);
  }
  return fields;
}

function listenToKeys(form, entries) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return backToEntry(event);
    if (isTyping(event.target) || localStorage.getItem(OFF)) return;
    const entry = document.activeElement.closest("[data-record]");
    const done = act(form, entries, entry, event);
    if (done) event.preventDefault();
  });
}

function act(form, entries, entry, event) {
  switch (event.key) {
    case "j":
      return focus(entries[Math.min(entries.indexOf(entry) + 1, entries.length - 1)]);
    case "k":
      return focus(entries[Math.max(entries.indexOf(entry) - 1, 0)]);
    case "a":
      return mark(entry, "agree");
    case "l":
      return mark(entry, "");
    case "r":
      return mark(entry, "request_changes") && focus(entry.querySelector("textarea[name$='-reason']"));
    case "c":
      return press(form.querySelector("[data-confirm]"));
    case "Enter":
      return event.target === entry && open(entry);
    default:
      return false;
  }
}

function isTyping(target) {
  return target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
}

function backToEntry(event) {
  const entry = event.target.closest?.("[data-record]");
  if (entry) focus(entry);
}

function focus(element) {
  element?.focus();
  return Boolean(element);
}

function press(button) {
  button?.click();
  return Boolean(button);
}

function mark(entry, decision) {
  const radio = entry?.querySelector(`input[type=radio][value="${decision}"]`);
  if (!radio) return false;
  radio.checked = true;
  radio.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

function open(entry) {
  const all = entry.querySelector(".entry-all");
  if (all) all.open = !all.open;
  return Boolean(all);
}

function offerToTurnOff() {
  const box = document.querySelector("[data-keys-off]");
  if (!box) return;
  box.closest("p").hidden = false;
  box.checked = Boolean(localStorage.getItem(OFF));
  box.addEventListener("change", () => (box.checked ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF)));
}
