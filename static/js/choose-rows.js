// Rows are chosen by their boxes; shift chooses all between; the bar says how many.
(() => {
  let last = null;

  // A box may stand outside its form and name it.
  const boxes_of = (form) => [...form.elements].filter((field) => field.matches("input[data-row]"));

  const tell = (form) => {
    const boxes = boxes_of(form);
    const chosen = boxes.filter((box) => box.checked).length;
    for (const box of boxes) box.closest("tr, li")?.classList.toggle("is-chosen", box.checked);
    const all = [...form.elements].find((field) => field.matches("input[data-all-rows]"));
    if (all) {
      all.checked = chosen > 0 && chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
    }
    const count = form.querySelector("[data-bulk-count]");
    if (!count) return;
    count.parentElement.classList.toggle("is-active", chosen > 0);
    count.dataset.rest ??= count.textContent;
    count.textContent = chosen ? count.dataset.words.replace("{number}", chosen) : count.dataset.rest;
  };

  document.addEventListener("click", (event) => {
    const box = event.target;
    if (!box.matches?.("input[data-row], input[data-all-rows]")) return;
    const form = box.form;
    const boxes = boxes_of(form);
    if (box.matches("[data-all-rows]")) for (const other of boxes) other.checked = box.checked;
    else if (event.shiftKey && last && boxes.includes(last)) {
      const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
      for (const other of boxes.slice(from, to + 1)) other.checked = box.checked;
    }
    last = box;
    tell(form);
  });

  for (const form of new Set([...document.querySelectorAll("input[data-row]")].map((box) => box.form))) if (form) tell(form);
})();
