// A link to a part that is closed opens it.
{
  const named = () => {
    const name = location.hash.slice(1);
    try {
      return decodeURIComponent(name);
    } catch {
      return name; // an address may end in anything: #100%
    }
  };

  const open = () => {
    const target = document.getElementById(named());
    const part = target && target.closest("details");
    if (part) part.open = true;
  };

  addEventListener("hashchange", open);
  open();
}
