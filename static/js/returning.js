// For whoever read an earlier edition in this browser: where to see what changed. Kept here alone, never sent.
{
  const KEY = "ros1-edition-read";
  const note = document.querySelector("[data-edition]");

  const read = (store, key) => {
    try {
      return Number(store().getItem(key)) || 0;
    } catch {
      return 0; // the browser keeps nothing for this site
    }
  };

  const keep = (store, key, number) => {
    try {
      store().setItem(key, String(number));
    } catch {
      // nothing is kept, and nothing is missed
    }
  };

  const tell = (before) => {
    note.querySelector("[data-before]").textContent = before;
    const link = note.querySelector("a");
    link.href = link.dataset.compare.replace("/0/", `/${before}/`);
    note.hidden = false;
  };

  if (note) {
    const current = Number(note.dataset.edition);
    const known = read(() => localStorage, KEY);
    const before = read(() => sessionStorage, KEY) || known;
    if (before && before < current) {
      keep(() => sessionStorage, KEY, before);
      tell(before);
    }
    if (known < current) keep(() => localStorage, KEY, current);
  }
}
