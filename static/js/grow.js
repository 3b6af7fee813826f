// Long text grows with its words; the pull handle still works.
(() => {
  const fit = (area) => {
    if (area.scrollHeight > area.clientHeight) area.style.height = `${area.scrollHeight + 4}px`;
  };
  document.addEventListener("input", ({ target }) => {
    if (target.matches("textarea[data-grow]")) fit(target);
  });
  document.querySelectorAll("textarea[data-grow]").forEach(fit);
})();
