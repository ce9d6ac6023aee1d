// Says which sign-offs are overdue today. The page prints the day on which each is due; what day it is, the browser knows.
{
  const words = document.getElementById("words")?.dataset;
  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

  const late = (details) => {
    const due = [...details.querySelectorAll("[data-due]")].filter((time) => time.dateTime < today);
    return due.sort((one, other) => one.dateTime.localeCompare(other.dateTime))[0];
  };

  for (const details of document.querySelectorAll("details.signed")) {
    const due = words && late(details);
    if (due) {
      const note = document.createElement("span");
      note.className = "overdue";
      note.textContent = words.overdue.replace("{date}", due.textContent);
      details.querySelector("summary").append(" ", note);
    }
  }
}
