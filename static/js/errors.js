// What is wrong with a form is said by the page, in its own words and all at once, not by the browser one at a time.
// After a refused form the summary has the focus, and its links put the cursor into the field.
(() => {
  for (const form of document.querySelectorAll("form[method=post]")) form.noValidate = true;

  const summary = document.querySelector("[data-error-summary]");
  if (!summary) return;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const target = field.matches("fieldset") ? field.querySelector("input") : field;
    field.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  });
})();
