// Shows how far a large file has come; where the answer tells it, also how far its reading is. Without script the browser
// sends the form by itself.
(() => {
  const STEPS = "application/x-ndjson";

  const say = (words, text, percent) => {
    words.textContent = text.replace("{percent}", percent);
  };

  // The answer takes this page's place, under the address that it came from.
  const arrived = (request) => {
    history.replaceState(null, "", request.responseURL);
    document.open();
    document.write(request.responseText);
    document.close();
  };

  // The form can be sent again.
  const ready = (form) => {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-disabled=true]")) button.removeAttribute("aria-disabled");
  };

  const parts_of = (form) => {
    const place = form.querySelector("[data-upload-progress]");
    return {
      place,
      bar: place.querySelector("progress"),
      words: place.querySelector("[data-upload-words]"),
      cancel: place.querySelector("[data-upload-cancel]"),
      refused: form.querySelector("[data-upload-refused]"),
    };
  };

  const refuse = (form, sentence) => {
    const { place, refused } = parts_of(form);
    place.hidden = true;
    refused.hidden = false;
    refused.querySelector("[data-upload-reason]").textContent = sentence;
    refused.focus();
    ready(form);
  };

  const end = (form, text) => {
    const { bar, words, cancel } = parts_of(form);
    bar.hidden = true;
    cancel.hidden = true;
    words.textContent = text;
    ready(form);
  };

  // Lines as they come: a step, a refusal, or where the draft is.
  const follow = (form, request) => {
    const { bar, words } = parts_of(form);
    let read = 0;
    let told = false;
    const heed = (line) => {
      const said = JSON.parse(line);
      if (said.refused !== undefined) refuse(form, said.refused);
      else if (said.location) location.assign(said.location);
      else {
        words.textContent = said.words;
        if (said.of > 1) bar.value = Math.floor((100 * said.done) / said.of);
        else bar.removeAttribute("value");
      }
      told = told || said.refused !== undefined || Boolean(said.location);
    };
    const heed_all = () => {
      const whole = request.responseText.lastIndexOf("\n") + 1;
      for (const line of request.responseText.slice(read, whole).split("\n")) if (line) heed(line);
      read = whole;
    };
    request.addEventListener("progress", heed_all);
    request.addEventListener("load", () => {
      heed_all();
      if (!told) end(form, words.dataset.broken);
    });
  };

  const send = (form, submitter) => {
    const { place, bar, words, cancel, refused } = parts_of(form);
    const in_steps = form.dataset.upload === "steps";
    const request = new XMLHttpRequest();
    const is_told = () => (request.getResponseHeader("Content-Type") ?? "").startsWith(STEPS);
    place.hidden = bar.hidden = false;
    if (refused) refused.hidden = true;
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.value = Math.floor((100 * loaded) / total);
      say(words, words.dataset.sending, bar.value);
    });
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value");
      say(words, words.dataset.reading, 100);
    });
    request.addEventListener("readystatechange", () => {
      if (request.readyState === XMLHttpRequest.HEADERS_RECEIVED && is_told()) follow(form, request);
    });
    request.addEventListener("load", () => {
      if (!is_told()) arrived(request);
    });
    request.addEventListener("error", () => (in_steps ? end(form, words.dataset.broken) : form.submit()));
    request.addEventListener("abort", () => end(form, words.dataset.cancelled));
    if (in_steps && cancel) {
      cancel.hidden = false;
      cancel.onclick = () => request.abort();
    }
    request.open("POST", form.action);
    if (in_steps) request.setRequestHeader("Accept", `${STEPS}, text/html`);
    request.send(new FormData(form, submitter));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches("form[data-upload]") || !form.querySelector("[data-upload-progress]")) return;
    event.preventDefault();
    send(form, event.submitter);
  });

  // A file that is dropped anywhere on its field is chosen as if by hand.
  for (const field of document.querySelectorAll("[data-drop]")) {
    const input = field.querySelector("input[type=file]");
    const over = (is_over) => field.classList.toggle("is-over", is_over);
    for (const kind of ["dragenter", "dragover"])
      field.addEventListener(kind, (event) => {
        event.preventDefault();
        over(true);
      });
    field.addEventListener("dragleave", () => over(false));
    field.addEventListener("drop", (event) => {
      event.preventDefault();
      over(false);
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      input.focus();
    });
  }
})();
