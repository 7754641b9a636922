// The results page answers filters at once: it fetches the page the form would show and swaps its parts.

import { find } from "./find.js";
import { keyOf, remember } from "./panel.js";

const DELAY = 250; // milliseconds, so that two quick clicks are one request

const addressOf = (form) => {
  const pairs = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(pairs).toString();
  return query ? `${form.action}?${query}` : form.action;
};

export function start(form, say) {
  let timer = 0;
  let request = null;

  let shown = location.pathname + location.search;

  const swap = (html, focused) => {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const restore = remember(focused);
    const words = document.getElementById("q");
    const typed = words === document.activeElement ? null : fresh.getElementById("q")?.value;
    for (const id of ["filtry", "wyniki"]) {
      document.getElementById(id).replaceWith(document.adoptNode(fresh.getElementById(id)));
    }
    // Values the form carries unseen belong to the new state.
    form.querySelectorAll(":scope > input[type=hidden]").forEach((input) => input.remove());
    fresh.querySelectorAll("form[data-live] > input[type=hidden]").forEach((input) => {
      form.append(document.adoptNode(input));
    });
    if (typed !== null && typed !== undefined) words.value = typed;
    document.title = fresh.title;
    const language = fresh.querySelector(".site-tools a");
    if (language) document.querySelector(".site-tools a").href = language.href;
    prepare();
    restore();
    document.dispatchEvent(new Event("nowe-wyniki"));
    say(document.getElementById("wyniki-naglowek").textContent);
  };

  const show = async (address, { push = true, focused = "" } = {}) => {
    request?.abort();
    request = new AbortController();
    form.classList.add("loading");
    document.getElementById("wyniki").setAttribute("aria-busy", "true");
    try {
      const response = await fetch(address, { signal: request.signal, headers: { Accept: "text/html" } });
      if (!response.ok) throw new Error(String(response.status));
      const html = await response.text();
      if (push) history.pushState(null, "", address);
      shown = location.pathname + location.search;
      swap(html, focused);
      form.classList.remove("loading");
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  };

  // The parts of the panel that only make sense with scripts.
  const prepare = () => {
    const panel = document.getElementById("filtry");
    panel.querySelectorAll(".facet__find").forEach((label) => {
      label.classList.add("facet__find--on"); // browsers that do not know the media feature "scripting"
    });
    document.querySelectorAll(".filters-open").forEach((button) => {
      button.setAttribute("role", "button");
      button.setAttribute("aria-controls", "filtry");
      button.setAttribute("aria-expanded", String(panel.classList.contains("filters--open")));
    });
  };

  form.addEventListener("change", (event) => {
    const control = event.target;
    if (!control.closest("#filtry") || control.matches("[data-facet-find]")) return;
    if (!control.reportValidity()) return;
    clearTimeout(timer);
    timer = setTimeout(() => show(addressOf(form), { focused: keyOf(control) }), DELAY);
  });

  form.addEventListener("submit", (event) => {
    if (event.submitter?.getAttribute("form")) return; // the button that compares
    event.preventDefault();
    document.getElementById("filtry").classList.remove("filters--open");
    show(addressOf(form)).then(() => document.getElementById("wyniki-naglowek").focus());
  });

  form.addEventListener("click", (event) => {
    const opener = event.target.closest(".filters-open, .filters__close");
    if (opener) {
      event.preventDefault();
      const open = document.getElementById("filtry").classList.toggle("filters--open", opener.matches(".filters-open"));
      prepare();
      (open ? document.querySelector("#filtry .facet > summary") : document.querySelector(".filters-open"))?.focus();
    }
  });

  // Links to other results of this search: chips, orders, units, pages, exclusions. With a key held they stay links.
  form.addEventListener("click", (event) => {
    const link = event.target.closest("#filtry a[href], #wyniki a[href]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.origin + link.pathname !== form.action) return;
    event.preventDefault();
    show(link.href).then(() => {
      const heading = document.getElementById("wyniki-naglowek");
      heading.focus({ preventScroll: true });
      if (heading.getBoundingClientRect().top < 0) heading.scrollIntoView();
    });
  });

  form.addEventListener("keydown", (event) => {
    if (event.target.matches(".filters-open") && event.key === " ") {
      event.preventDefault();
      event.target.click();
    }
    if (event.target.matches("[data-facet-find]") && event.key === "Enter") event.preventDefault();
  });

  form.addEventListener("input", (event) => {
    if (event.target.matches("[data-facet-find]")) find(event.target, say);
  });

  addEventListener("popstate", () => {
    // A jump inside the page is no other search.
    if (location.pathname + location.search !== shown) show(location.href, { push: false });
  });
  prepare();
}
