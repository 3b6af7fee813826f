// What is being typed keeps itself on this device, by form and person, until it was sent well.
// A form says data-draft="report-17"; the page says who is typing: <body data-person="5">.
(() => {
  const key = (form) => `draft.${document.body.dataset.person ?? ""}.${form.dataset.draft}`;
  const kept = "textarea, input[type=text], input[type=number], input[type=date], input:not([type]), select";

  const words = (form) => {
    const said = {};
    for (const field of form.querySelectorAll(kept)) if (field.name) said[field.name] = field.value;
    return said;
  };

  const bring_back = (form) => {
    const draft = JSON.parse(localStorage.getItem(key(form)) ?? "null");
    if (!draft || form.querySelector("[aria-invalid=true]")) return;
    let changed = false;
    for (const field of form.querySelectorAll(kept)) {
      const before = draft[field.name];
      if (before === undefined || before === field.value) continue;
      field.value = before;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      changed = true;
    }
    const note = form.querySelector("[data-draft-note]");
    if (changed && note) note.hidden = false;
  };

  const begin = (form) => {
    bring_back(form);
    form.addEventListener("input", () => localStorage.setItem(key(form), JSON.stringify(words(form))));
    form.querySelector("[data-draft-drop]")?.addEventListener("click", () => {
      localStorage.removeItem(key(form));
      form.reset();
      form.querySelector("[data-draft-note]").hidden = true;
    });
  };

  // Success is told by the next page: it names the drafts that are done with.
  for (const done of document.querySelectorAll("[data-draft-done]")) localStorage.removeItem(key({ dataset: { draft: done.dataset.draftDone } }));
  document.querySelectorAll("form[data-draft]").forEach(begin);
})();
