// Search while typing: links below the field, moved through with the arrow keys. The key / leads to the field.
{
  const SLASH_KEY = "ros1-slash-key";
  const PAUSE = 150; // milliseconds without a key before the server is asked
  const PAUSE_BEFORE_SPEAKING = 600; // milliseconds: what is found for half a word is of no use to who listens
  const field = document.querySelector("[data-search] input");

  const isSlashOn = () => {
    try {
      return localStorage.getItem(SLASH_KEY) !== "off";
    } catch {
      return true; // the browser keeps nothing for this site
    }
  };

  const isTyping = (element) => element.matches("input, textarea, select, [contenteditable]");

  const offerToTurnOff = (choice) => {
    const box = choice.querySelector("input");
    box.checked = isSlashOn();
    box.addEventListener("change", () => {
      try {
        localStorage.setItem(SLASH_KEY, box.checked ? "on" : "off");
      } catch {
        box.checked = true;
      }
    });
    choice.hidden = false;
  };

  const searchWhileTyping = (form) => {
    const panel = document.createElement("div");
    panel.className = "search-typed";
    panel.hidden = true;
    const said = document.createElement("p");
    said.className = "unseen";
    said.setAttribute("role", "status");
    form.append(said, panel);
    let waiting = 0;
    let speaking = 0;
    let asking = new AbortController();

    const close = () => {
      clearTimeout(waiting);
      clearTimeout(speaking);
      asking.abort();
      panel.hidden = true;
      said.textContent = "";
    };

    const show = (html, address) => {
      panel.innerHTML = html; // from this site, escaped where it was made
      for (const link of panel.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), address).href;
      panel.hidden = false;
      panel.scrollTop = 0;
      clearTimeout(speaking);
      const words = panel.querySelector("[data-said]")?.textContent ?? "";
      speaking = setTimeout(() => (said.textContent = words), PAUSE_BEFORE_SPEAKING);
    };

    const ask = async () => {
      asking.abort();
      asking = new AbortController();
      const address = new URL(form.action);
      address.search = new URLSearchParams({ q: field.value, part: "results" });
      try {
        const response = await fetch(address, { signal: asking.signal });
        if (response.ok) show(await response.text(), address);
      } catch {
        // overtaken by the next key, or no connection: Enter still asks for the page of results
      }
    };

    const move = (event) => {
      const stops = [field, ...panel.querySelectorAll("a")];
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const here = stops.indexOf(document.activeElement);
      if (event.key === "Escape" && !panel.hidden) {
        close();
        field.focus();
      } else if (step && !panel.hidden && stops[here + step]) {
        stops[here + step].focus();
      } else {
        return;
      }
      event.preventDefault();
    };

    field.addEventListener("input", () => {
      clearTimeout(waiting);
      if (field.value.trim().length < 2) close();
      else waiting = setTimeout(ask, PAUSE);
    });
    form.addEventListener("keydown", move);
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) close();
    });
    form.addEventListener("submit", close);
  };

  if (field) {
    searchWhileTyping(field.form);
    document.querySelectorAll("[data-slash-key]").forEach(offerToTurnOff);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || !isSlashOn()) return;
      event.preventDefault();
      field.focus();
      field.select();
    });
  }
}
