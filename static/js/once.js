// A second click on the same button does nothing. The server keeps its own promise; this spares the wait.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  // aria-disabled, not disabled: a disabled button would not send its own name and value
  for (const button of form.querySelectorAll("button:not([type=button])")) button.setAttribute("aria-disabled", "true");
});

// Coming back by the browser's "back" finds the form ready again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-disabled=true]")) button.removeAttribute("aria-disabled");
  }
});
