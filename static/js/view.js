// The person's choice of scheme and row height, remembered on this device. Runs before the first paint, so nothing flickers.
(() => {
  const root = document.documentElement;
  const choices = { scheme: "auto", density: "comfortable" };

  const remembered = (name) => {
    try {
      return localStorage.getItem(`view.${name}`);
    } catch {
      return null; // storage may be forbidden; then the page's own setting stands
    }
  };

  const remember = (name, value) => {
    try {
      localStorage.setItem(`view.${name}`, value);
    } catch {
      // not remembered, still shown
    }
  };

  for (const name of Object.keys(choices)) root.dataset[name] = remembered(name) ?? root.dataset[name] ?? choices[name];

  const offer = (group, name) => {
    const show = () => {
      for (const button of group.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === root.dataset[name]));
    };
    group.hidden = false;
    group.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      root.dataset[name] = button.value;
      remember(name, button.value);
      show();
    });
    show();
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const name of Object.keys(choices)) for (const group of document.querySelectorAll(`[data-${name}-choice]`)) offer(group, name);
  });
})();
