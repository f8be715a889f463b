// The minute of each team, and the keys of a projector's remote. Without this script the links and their access keys lead on, and a clock on the wall does.
(function (page) {
  "use strict";
  var place = page.querySelector("[data-minute]");
  if (!place) return;
  var left = Number(place.getAttribute("data-minute"));
  var running = 0;
  var shown = page.createElement("p");
  shown.className = "app-stat__value";
  shown.setAttribute("role", "timer");
  var button = page.createElement("button");
  button.type = "button";
  button.className = "fr-btn fr-btn--secondary";
  place.append(shown, button);
  place.hidden = false;
  button.addEventListener("click", toggle);
  page.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === "ArrowRight" || event.key === "PageDown") follow("next");
    else if (event.key === "ArrowLeft" || event.key === "PageUp") follow("prev");
    else if (event.key === "m") toggle();
  });
  show();
  function follow(way) {
    var link = page.querySelector("a[rel=" + way + "]");
    if (link) link.click();
  }
  function toggle() {
    running = running ? clearInterval(running) || 0 : setInterval(tick, 1000);
    show();
  }
  function tick() {
    left -= 1;
    show();
  }
  function show() {
    shown.textContent = left > 0 ? left + " s" : "Temps écoulé";
    button.textContent = running ? "Arrêter la minute" : "Démarrer la minute";
  }
})(document);
