// Shows in the contents where one is, and puts the list away once a section was chosen.
{
  const nav = document.querySelector(".contents");
  const list = nav?.querySelector("ol");
  const here = nav?.querySelector(".here");
  const links = new Map();
  const visible = new Set();

  const show = (link) => {
    for (const other of links.values()) other.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    here.textContent = link.textContent;
    const above = link.offsetTop - nav.clientHeight / 2;
    if (nav.scrollHeight > nav.clientHeight) nav.scrollTop = above;
  };

  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) visible[isIntersecting ? "add" : "delete"](target);
      const first = [...links.keys()].find((section) => visible.has(section));
      if (first) show(links.get(first));
    },
    { rootMargin: "-10% 0px -70%" },
  );

  for (const link of list?.querySelectorAll("a") ?? []) {
    const section = document.getElementById(link.hash.slice(1));
    if (section) {
      links.set(section, link);
      watch.observe(section);
    }
  }

  list?.addEventListener("click", (event) => {
    if (event.target.closest("a") && list.matches(":popover-open")) list.hidePopover();
  });
}
