// The reader's own list: kept by this browser alone. Links "save" become buttons; the header counts.

const KEY = "praktyki.lista";
export const MOST = 200; // as in web/present/saved.py

const isItem = (item) => item && typeof item.id === "string" && /^p[0-9a-f]{10}$/.test(item.id);

// What is stored may be of another version, cut or edited by hand: only what can be used is taken.
export const items = () => {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    const seen = new Set();
    return (Array.isArray(stored) ? stored : []).filter((item) => isItem(item) && !seen.has(item.id) && seen.add(item.id));
  } catch {
    return [];
  }
};

export const keeps = () => {
  try {
    localStorage.setItem(`${KEY}.proba`, "1");
    localStorage.removeItem(`${KEY}.proba`);
    return true;
  } catch {
    return false;
  }
};

// Returns whether the browser kept it.
export const keep = (list) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    return false;
  }
  document.dispatchEvent(new Event("moja-lista"));
  return true;
};

export function start(link, say) {
  const count = link.querySelector("[data-count]");
  const told = (text, name = "") => text.replace("{name}", name).replace("{n}", String(items().length));

  const show = () => {
    const ids = new Set(items().map((item) => item.id));
    count.textContent = ids.size ? String(ids.size) : "";
    for (const button of document.querySelectorAll("button[data-save]")) {
      const saved = ids.has(button.dataset.save);
      button.classList.toggle("save--on", saved);
      button.querySelector(".save__text").textContent = saved ? link.dataset.on : link.dataset.off;
      const action = saved ? `, ${link.dataset.drop}` : "";
      button.querySelector(".visually-hidden").textContent = `${action}: ${button.dataset.name}`;
    }
  };

  const upgrade = () => {
    for (const anchor of document.querySelectorAll("a[data-save]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = anchor.className;
      Object.assign(button.dataset, anchor.dataset);
      button.append(...anchor.childNodes);
      anchor.replaceWith(button);
    }
    show();
  };

  const toggle = (button) => {
    const { save: id, name } = button.dataset;
    const list = items();
    const left = list.filter((item) => item.id !== id);
    const adding = left.length === list.length;
    if (adding && list.length >= MOST) return say(told(link.dataset.full));
    if (!keep(adding ? [...list, { id, name }] : left)) return say(told(link.dataset.refused));
    say(told(adding ? link.dataset.added : link.dataset.dropped, name));
  };

  // Without a memory the plain links stay: they open a list of one, by its address.
  if (!keeps()) return;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-save]");
    if (button) toggle(button);
  });
  document.addEventListener("moja-lista", show);
  document.addEventListener("nowe-wyniki", upgrade);
  addEventListener("storage", (event) => event.key === KEY && document.dispatchEvent(new Event("moja-lista")));
  upgrade();
}
