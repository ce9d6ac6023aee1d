// Lays out the parts of the treatment page one at a time, whenever the browser has nothing better to do, so that it
// answers its reader meanwhile. Whoever goes to a place on the page, or comes back to one, has all of it at once: how far
// down a place is, the browser knows only when everything above it is laid out.
{
  const sections = document.querySelector("[data-by-parts]");
  const PATIENCE = 500; // milliseconds after which a part is laid out, idle or not
  const [visit] = performance.getEntriesByType("navigation");

  const whenIdle = (callback) => {
    if (window.requestIdleCallback) requestIdleCallback(callback, { timeout: PATIENCE });
    else setTimeout(callback, PATIENCE / 10);
  };

  const layOut = (section) => {
    section.classList.add("is-laid-out");
    section.dispatchEvent(new Event("laid-out", { bubbles: true }));
  };

  const next = () => sections.querySelector(":scope > :not(.is-laid-out)");

  const layOutAll = () => {
    while (next()) layOut(next());
  };

  const layOutOneByOne = () => {
    if (!next()) return;
    layOut(next());
    whenIdle(() => requestAnimationFrame(layOutOneByOne));
  };

  if (sections) {
    if (location.hash || visit?.type !== "navigate") layOutAll();
    else addEventListener("load", layOutOneByOne);
    addEventListener("click", (event) => event.target.closest('a[href*="#"]') && layOutAll(), true);
    addEventListener("beforeprint", layOutAll);
  }
}
