// In a list: j and k walk the rows, x chooses one, Enter opens it, / goes to the search box.
(() => {
  const typing = (element) => element.closest("input, textarea, select, [contenteditable]");
  const links = () => [...document.querySelectorAll(".table__main a")];

  const walk = (by) => {
    const all = links();
    const at = all.indexOf(document.activeElement);
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };

  const acts = {
    j: () => walk(1),
    k: () => walk(-1),
    x: () => document.activeElement.closest("tr")?.querySelector("input[data-row]")?.click(),
    "/": () => document.querySelector("input[type=search]")?.focus(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !acts[event.key] || !links().length) return;
    event.preventDefault();
    acts[event.key]();
  });
})();
