// The account menu closes on Escape and on a click elsewhere; opening works without script.
(() => {
  const menus = () => document.querySelectorAll("details[data-menu][open]");
  document.addEventListener("click", ({ target }) => {
    for (const menu of menus()) if (!menu.contains(target)) menu.open = false;
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
