// Choosing from a list narrows at once; typed words wait for Enter. On a phone the fields start folded.
(() => {
  document.addEventListener("change", ({ target }) => {
    const form = target.closest("form[data-auto-filter]");
    if (form && target.matches("select, input[type=checkbox], input[type=radio]")) form.requestSubmit();
  });
  // An address says only what is set.
  document.addEventListener("submit", ({ target }) => {
    if (!target.matches("form[data-auto-filter]")) return;
    for (const field of target.querySelectorAll("input, select")) if (field.value === "") field.disabled = true;
  });
  if (matchMedia("(max-width: 767px)").matches) for (const fold of document.querySelectorAll("[data-fold]")) fold.open = false;
})();
