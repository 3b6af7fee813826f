// Shows how far a large file has come. Without script the browser sends the form by itself.
(() => {
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

  const send = (form, submitter) => {
    const place = form.querySelector("[data-upload-progress]");
    const bar = place.querySelector("progress");
    const words = place.querySelector("[data-upload-words]");
    const request = new XMLHttpRequest();
    place.hidden = false;
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.value = Math.floor((100 * loaded) / total);
      say(words, words.dataset.sending, bar.value);
    });
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value");
      say(words, words.dataset.reading, 100);
    });
    request.addEventListener("load", () => arrived(request));
    request.addEventListener("error", () => form.submit());
    request.open("POST", form.action);
    request.send(new FormData(form, submitter));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches("form[data-upload]") || !form.querySelector("[data-upload-progress]")) return;
    event.preventDefault();
    send(form, event.submitter);
  });
})();
