// What the reader has opened, typed and focused: kept while parts of the page are replaced.

import { find } from "./find.js";

const facetOf = (element) => {
  const facet = element.closest(".facet");
  return facet ? `.facet[data-facet="${CSS.escape(facet.dataset.facet)}"]` : "";
};

// A selector that means the same control in the next version of the page, or "".
export function keyOf(element) {
  const facet = facetOf(element);
  if (element.matches("[data-facet-find]")) return `${facet} [data-facet-find]`;
  if (element.matches("input[type=checkbox]")) {
    return `[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`;
  }
  if (element.name) return `[name="${CSS.escape(element.name)}"]`;
  if (element.matches("summary")) return `${facet} ${element.parentElement.matches(".facet") ? ">" : ".facet__more >"} summary`;
  if (element.matches(".facet__out")) return `${facet} .facet__out[title="${CSS.escape(element.title)}"]`;
  if (element.matches(".filters__apply button")) return ".filters__apply button";
  return facet && `${facet} > summary`;
}

const nameOf = (details) => {
  const parent = details.closest(".facet__children")?.previousElementSibling?.querySelector("input");
  return `${facetOf(details)} ${details.className} ${parent?.value ?? ""}`;
};

const all = (selector) => [...document.querySelectorAll(`#filtry ${selector}`)];

// Returns a function that brings everything back into the new panel.
export function remember(fallback) {
  const opened = new Map(all("details").map((details) => [nameOf(details), details.open]));
  const typed = new Map(all("[data-facet-find]").map((input) => [keyOf(input), input.value]));
  const active = document.activeElement;
  const inside = active?.closest("#filtry, #wyniki");
  const wanted = inside ? keyOf(active) : active === document.body ? fallback : "";
  const panelOpen = document.getElementById("filtry").classList.contains("filters--open");
  const half = active?.matches("#filtry .years input") ? active.value : null;
  return () => {
    document.getElementById("filtry").classList.toggle("filters--open", panelOpen);
    for (const details of all("details")) details.open = opened.get(nameOf(details)) ?? details.open;
    for (const [key, text] of typed) {
      const input = text && document.querySelector(key);
      if (!input) continue;
      input.value = text;
      find(input);
    }
    if (!wanted && !inside) return;
    const target = (wanted && document.querySelector(wanted)) || document.getElementById("wyniki-naglowek");
    if (half !== null && target.matches(".years input")) target.value = half;
    target.focus({ preventScroll: true });
  };
}
