// Search inside a facet: without case and diacritics; what is ticked stays in sight. A list that the page holds
// only in part is also asked of the server.

const DELAY = 200; // milliseconds after the last key

const fold = (text) => text.toLowerCase().replaceAll("ł", "l").normalize("NFD").replace(/\p{M}/gu, "");
const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const fits = (name, words) => words.every((word) => fold(name).includes(word));

let timer = 0;
let asked = 0;

export function find(input, say = () => {}) {
  const facet = input.closest(".facet");
  const words = wordsOf(input.value);
  facet.querySelector(".facet__found")?.remove();
  const tell = () => {
    const shown = [...facet.querySelectorAll(".facet__row")].filter((row) => !row.closest("[hidden]"));
    say(input.closest("[data-matching]").dataset.matching.replace("{n}", String(shown.length)));
  };
  narrow(facet, words);
  clearTimeout(timer);
  asked += 1;
  if (!input.dataset.all || !words.length) return tell();
  const turn = asked;
  timer = setTimeout(async () => {
    const values = await ask(input.dataset.all, words).catch(() => []);
    if (turn !== asked || !facet.isConnected) return;
    add(facet, values);
    tell();
  }, DELAY);
}

// A row stays when it fits, is ticked, or has one below it that stays.
function narrow(facet, words) {
  const rows = [...facet.querySelectorAll(".facet__list > li, .facet__children li")].reverse();
  for (const item of rows) {
    const name = item.querySelector(":scope > .facet__row .facet__name");
    if (!name) continue;
    const below = item.querySelector(".facet__children li:not([hidden]) .facet__name");
    item.hidden = words.length > 0 && !fits(name.textContent, words) && !item.querySelector(":checked") && !below;
  }
  const more = facet.querySelector(".facet__more");
  if (more && words.length) more.open = true;
}

async function ask(address, words) {
  const url = new URL(address, location.href);
  url.searchParams.set("szukaj", words.join(" "));
  url.searchParams.set("kolejnosc", "liczba");
  url.searchParams.set("format", "json");
  const response = await fetch(url);
  return response.ok ? (await response.json()).values.slice(0, 30) : [];
}

function add(facet, values) {
  const known = new Set([...facet.querySelectorAll("input[type=checkbox]")].map((box) => box.value));
  const list = document.createElement("ul");
  list.className = "facet__list facet__found";
  for (const value of values.filter((one) => !known.has(one.value))) list.append(row(facet.dataset.facet, value));
  if (list.children.length) facet.querySelector(".facet__list").after(list);
}

function row(name, value) {
  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...children);
    return element;
  };
  const box = document.createElement("input");
  box.type = "checkbox";
  box.name = name;
  box.value = value.value;
  const label = document.createElement("label");
  label.append(box, make("span", "facet__name", value.label), " ", make("span", "count", String(value.count)));
  const item = document.createElement("li");
  item.append(make("div", "facet__row", label));
  return item;
}
