// Walking a draft beside its document: the row that is worked on and its words are marked, and brought into view together.
// Everything here only smooths what links and buttons do by themselves.
(() => {
  const review = document.querySelector("[data-review]");
  if (!review) return;
  const pane = review.querySelector(".review__document");
  const rows = () => [...review.querySelectorAll(".reading__row")];
  const row_of = (element) => element?.closest?.(".reading__row");
  const typing = (element) => element.closest("input:not([type=checkbox]), textarea, select");
  let here = null;

  const into_pane = (line) => {
    const box = pane.getBoundingClientRect();
    const at = line.getBoundingClientRect();
    const head = 72;
    if (at.top >= box.top + head && at.bottom <= box.bottom) return;
    pane.scrollTop += at.top - box.top - Math.max(head, (box.height - at.height) / 3);
  };

  const mark = (row) => {
    if (!row || row === here) return;
    for (const old of review.querySelectorAll(".is-here")) old.classList.remove("is-here");
    here = row;
    const id = row.id.slice("row-".length);
    row.classList.add("is-here");
    const own = [...pane.querySelectorAll("[data-rows]")].filter((line) => line.dataset.rows.split(" ").includes(id));
    const pieces = pane.querySelectorAll(`[data-row="${id}"]`);
    for (const each of pieces.length ? pieces : own) each.classList.add("is-here");
    const first = pieces[0] ?? own[0];
    if (first) into_pane(first);
  };

  const go = (row) => {
    if (!row) return;
    mark(row);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };

  const step = (by, fits = () => true) => {
    const all = rows();
    for (let at = all.indexOf(here) + by; at >= 0 && at < all.length; at += by) if (fits(all[at])) return go(all[at]);
    const link = by > 0 && here && fits !== undefined && here.querySelector(".reading__next");
    if (link && link.hash && !document.querySelector(link.hash)) link.click();
  };

  const doubtful = (row) => row.querySelector("button[value=confirm]");

  review.addEventListener("focusin", ({ target }) => mark(row_of(target)));
  review.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#row-'], a[href^='#line-']");
    if (link) {
      const target = document.querySelector(link.hash);
      const row = link.hash.startsWith("#row-") ? target : row_of(link);
      if (!row) return;
      event.preventDefault();
      history.replaceState(null, "", link.hash);
      go(row);
    } else if (pane?.contains(event.target) && !event.target.closest("a") && !String(getSelection())) {
      const id = event.target.closest("[data-row]")?.dataset.row ?? event.target.closest("[data-rows]")?.dataset.rows.split(" ")[0];
      if (id) go(document.getElementById(`row-${id}`));
    } else mark(row_of(event.target));
  });

  const keys_are_on = () => {
    try {
      return localStorage.getItem("review.keys") !== "off";
    } catch {
      return true; // storage may be forbidden; then the keys work
    }
  };
  const choice = review.querySelector("[data-keys-choice]");
  if (choice) {
    const box = choice.querySelector("input");
    choice.hidden = false;
    box.checked = keys_are_on();
    box.addEventListener("change", () => localStorage.setItem("review.keys", box.checked ? "on" : "off"));
  }

  const acts = {
    j: () => step(1),
    k: () => step(-1),
    n: () => step(1, doubtful),
    p: () => step(-1, doubtful),
    c: () => here && doubtful(here)?.click(),
    x: () => here?.querySelector("input[data-row]")?.click(),
    u: () => review.querySelector("#last-step button")?.click(),
    "?": () => {
      const help = document.getElementById("keys");
      help.open = !help.open;
      if (help.open) help.querySelector("summary").focus();
    },
  };

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const row = row_of(target);
    if (key === "Enter" && (event.ctrlKey || event.metaKey) && row) {
      event.preventDefault();
      row.querySelector("button[value=save]").click();
      const next = row.nextElementSibling;
      if (next) go(next);
      else row.focus();
    } else if (key === "Escape" && row && typing(target)) go(row);
    else if (event.ctrlKey || event.metaKey || event.altKey || typing(target)) return;
    else if (key === "Enter" && target === row) {
      event.preventDefault();
      row.querySelector("textarea").focus();
    } else if (acts[key] && keys_are_on() && (review.contains(target) || target === document.body || target.id === "main")) {
      event.preventDefault();
      acts[key]();
    }
  });

  const arrive = () => {
    const target = /^#(row|line)-\d+$/.test(location.hash) && document.querySelector(location.hash);
    const row = target && (row_of(target) ?? document.getElementById(`row-${target.dataset.rows?.split(" ")[0]}`));
    if (row) go(row);
  };
  arrive();
  addEventListener("hashchange", arrive);
})();
