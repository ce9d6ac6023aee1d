// What a popover says is read at once: the focus goes to its words, and Escape leads back. For browsers that know no
// popovers: a button that opens one becomes a link to what it would have shown.
{
  const read = (event) => {
    if (event.newState === "open" && event.target.matches("[popover]")) event.target.querySelector("[tabindex='-1']")?.focus();
  };

  document.addEventListener("toggle", read, true);

  const linkTo = (button) => {
    const link = document.createElement("a");
    link.href = `#${button.getAttribute("popovertarget")}`;
    link.className = button.className;
    link.append(...button.childNodes);
    return link;
  };

  if (!("popover" in HTMLElement.prototype)) {
    for (const button of document.querySelectorAll("button[popovertarget]")) button.replaceWith(linkTo(button));
  }
}
