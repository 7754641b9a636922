// Everything works without scripts; these make it quicker. Each part loads only where it is needed.

const say = (text) => {
  const region = document.getElementById("oznajmienia");
  if (!region) return;
  // Emptied first: the same words twice are news too.
  region.textContent = "";
  setTimeout(() => {
    region.textContent = text;
  }, 60);
};

// "/" goes to the search box, as people know it from elsewhere.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const box = document.getElementById("q");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

const load = (selector, module) => {
  const found = document.querySelector(selector);
  if (found) import(module).then((part) => part.start(found, say));
};

load(".theme", "./theme.js");
load("[data-suggest]", "./suggest.js");
load("#moja-lista", "./saved.js");
load("[data-print]", "./print.js");
load("#lista", "./list.js");
load("form[data-live]", "./live.js");
load(".report[data-copy]", "./report.js");
