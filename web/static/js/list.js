// The page of a list. The server draws every list by its ids; this script keeps the reader's own one.

import { MOST, items, keep, keeps } from "./saved.js";

const byId = (id) => document.getElementById(id);
const show = (id, shown = true) => {
  const element = byId(id);
  if (element) element.hidden = !shown;
};

export function start(root, say) {
  if (root.dataset.own === undefined) sharedList(say);
  else ownList(root, say);
}

// A list from an address: it can be added to the reader's own.
function sharedList(say) {
  const cards = [...document.querySelectorAll(".saved__item")];
  const note = byId("lista-cudza");
  const refresh = () => {
    const own = new Set(items().map((item) => item.id));
    const missing = cards.filter((card) => !own.has(card.dataset.id));
    note.querySelector("[data-new]").hidden = missing.length === 0;
    note.querySelector("[data-old]").hidden = missing.length > 0;
    note.querySelector("button").disabled = missing.length === 0;
    return missing;
  };
  if (!cards.length || !keeps()) {
    note.hidden = true;
    return;
  }
  note.querySelector("[data-save-all]").addEventListener("click", () => {
    const added = refresh().map((card) => ({ id: card.dataset.id, name: card.dataset.name }));
    const link = byId("moja-lista");
    const list = [...items(), ...added];
    if (list.length > MOST) return say(link.dataset.full);
    if (!keep(list)) return say(link.dataset.refused);
    say(link.dataset.all.replace("{n}", String(list.length)));
    link.focus();
  });
  document.addEventListener("moja-lista", refresh);
  refresh();
}

function ownList(root, say) {
  let shown = null; // ids as last drawn
  let turn = 0; // counts drawings: only the last one may reach the page
  let before = null; // the list before the last removal, for the way back
  const texts = root.dataset;
  const told = (text, values = {}) => text.replace(/{(\w+)}/g, (_, name) => values[name] ?? "");
  const nameOf = (id) => items().find((item) => item.id === id)?.name ?? id;

  // Returns whether the page now shows this state; a later change may have overtaken it.
  const draw = async (removed = "") => {
    const list = items();
    turn += 1;
    const mine = turn;
    shown = list.map((item) => item.id).join();
    show("lista-pusta", list.length === 0 && !removed);
    show("lista-gdzie", list.length > 0);
    if (!list.length && !removed) {
      root.replaceChildren();
      return true;
    }
    const query = new URLSearchParams(list.map((item) => ["id", item.id]));
    if (removed) {
      query.append("id", removed);
      query.append("usun", removed);
    }
    const response = await fetch(`${texts.address}?${query}`, { headers: { Accept: "text/html" } });
    if (!response.ok) throw new Error(String(response.status));
    const html = await response.text();
    if (mine !== turn) return false;
    const fresh = new DOMParser().parseFromString(html, "text/html");
    root.replaceChildren(...document.adoptNode(fresh.getElementById("lista")).childNodes);
    dress();
    document.dispatchEvent(new Event("nowe-wyniki"));
    return true;
  };

  // What only the reader's own list has: notes, the names of what is gone, a way to empty it.
  const dress = () => {
    const cards = [...root.querySelectorAll(".saved__item")];
    const names = new Map(cards.map((card) => [card.dataset.id, card.dataset.name]));
    // A better reading of a report may have mended a name.
    const list = items().map((item) => ({ ...item, name: names.get(item.id) ?? item.name }));
    keep(list);
    for (const card of cards) {
      card.querySelector("[data-save]")?.remove();
      card.append(noteField(card, list.find((item) => item.id === card.dataset.id)));
    }
    for (const gone of root.querySelectorAll("[data-gone]")) {
      gone.prepend(`${nameOf(gone.dataset.gone)} `);
    }
    root.querySelectorAll("[data-clear]").forEach((button) => {
      button.hidden = false;
    });
  };

  const noteField = (card, item) => {
    const label = document.createElement("label");
    label.className = "saved__note";
    const text = document.createElement("span");
    text.textContent = `${texts.note} (${texts.noteHint})`;
    const name = document.createElement("span");
    name.className = "visually-hidden";
    name.textContent = `: ${card.dataset.name}`;
    const area = document.createElement("textarea");
    area.className = "field";
    area.rows = 2;
    area.placeholder = " "; // so that an empty note is not printed
    area.maxLength = 2000;
    area.value = typeof item?.note === "string" ? item.note : "";
    area.addEventListener("input", () => {
      keep(items().map((one) => (one.id === card.dataset.id ? { ...one, note: area.value } : one)));
    });
    label.append(text, name, area);
    return label;
  };

  const change = async (list, { removed = "", focus, said }) => {
    if (!keep(list)) return say(byId("moja-lista").dataset.refused);
    try {
      if (!(await draw(removed))) return;
    } catch {
      return show("lista-bez-polaczenia");
    }
    show("lista-bez-polaczenia", false);
    (root.querySelector(focus) ?? byId("lista-naglowek")).focus();
    say(said);
  };

  const remove = (id) => {
    before = items();
    const said = told(texts.removed, { name: nameOf(id) });
    change(before.filter((item) => item.id !== id), { removed: id, focus: ".saved__undo", said });
  };

  const restore = () => {
    if (!before) return;
    const now = new Map(items().map((item) => [item.id, item]));
    const back = before.filter((item) => !now.has(item.id));
    const list = before.map((item) => now.get(item.id) ?? item);
    before = null;
    const one = back.length === 1;
    const said = one ? told(texts.restored, { name: back[0].name ?? back[0].id }) : texts.all;
    change(list, { focus: one ? `#l-${back[0].id} h3 a` : "#lista-licznik", said });
  };

  const move = (id, by, button) => {
    const list = items();
    const from = list.findIndex((item) => item.id === id);
    const to = from + by;
    if (from < 0 || to < 0 || to >= list.length) return;
    list.splice(to, 0, ...list.splice(from, 1));
    const said = told(texts.moved, { name: nameOf(id), place: to + 1, total: list.length });
    change(list, { focus: `#l-${id} [name=${button}]:not(:disabled), #l-${id} [name=nizej]:not(:disabled)`, said });
  };

  const clear = () => {
    before = items();
    keep([]);
    shown = "";
    const notice = document.createElement("p");
    notice.className = "notice";
    const text = document.createElement("span");
    text.textContent = texts.cleared;
    const undo = document.createElement("a");
    undo.className = "saved__undo";
    undo.href = texts.address;
    undo.textContent = texts.undo;
    notice.append(text, " ", undo);
    root.replaceChildren(notice);
    show("lista-gdzie", false);
    undo.focus();
    say(texts.cleared);
  };

  const copy = async (link) => {
    try {
      await navigator.clipboard.writeText(link.href);
      say(texts.copied);
      link.lastChild.textContent = texts.copied;
    } catch {
      location.assign(link.href);
    }
  };

  root.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button?.value) return;
    event.preventDefault();
    if (button.name === "usun") remove(button.value);
    else move(button.value, button.name === "wyzej" ? -1 : 1, button.name);
  });

  root.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest(".saved__undo, [data-drop-missing], [data-clear], [data-share]");
    if (!link) return;
    event.preventDefault();
    if (link.matches(".saved__undo")) restore();
    else if (link.matches("[data-share]")) copy(link);
    else if (link.matches("[data-clear]")) clear();
    else dropMissing();
  });

  const dropMissing = () => {
    const gone = new Set([...root.querySelectorAll("[data-gone]")].map((element) => element.dataset.gone));
    before = items();
    change(before.filter((item) => !gone.has(item.id)), { focus: "#lista-licznik", said: "" });
  };

  if (!keeps()) return show("lista-bez-pamieci");
  const first = () => draw().catch(() => show("lista-bez-polaczenia"));
  // Another tab may have changed the list.
  addEventListener("storage", () => {
    if (shown !== items().map((item) => item.id).join()) first();
  });
  first();
}
