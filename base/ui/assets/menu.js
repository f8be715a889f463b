// The navigation folds behind its button on a small screen. Without this script it stays open: nothing is lost.
(function (page) {
  "use strict";
  page.documentElement.setAttribute("data-js", "");
  page.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest(".fr-btn--menu");
    if (button) toggle(button, button.getAttribute("aria-expanded") !== "true");
  });
  page.addEventListener("keydown", function (event) {
    var button = page.querySelector(".fr-btn--menu[aria-expanded=true]");
    if (event.key === "Escape" && button) {
      toggle(button, false);
      button.focus();
    }
  });
  function toggle(button, open) {
    button.setAttribute("aria-expanded", String(open));
    page.getElementById(button.getAttribute("aria-controls")).toggleAttribute("data-open", open);
  }
})(document);
