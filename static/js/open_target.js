// A link to a part that is closed opens it.
{
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const part = target && target.closest("details");
    if (part) part.open = true;
  };

  addEventListener("hashchange", open);
  open();
}
