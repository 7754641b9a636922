// The theme changes where the reader stands, without a new page; the server writes the cookie, here as without scripts.

const dress = (theme) => {
  const page = document.documentElement;
  if (theme === "light" || theme === "dark") page.dataset.theme = theme;
  else delete page.dataset.theme;
  document.querySelector("meta[name=color-scheme]").content = page.dataset.theme ?? "light dark";
};

export function start(menu, say) {
  const form = menu.querySelector("form");
  const summary = menu.querySelector("summary");
  const show = (theme) => {
    dress(theme);
    form.querySelectorAll("button").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.value === (theme || "system")));
    });
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = event.submitter;
    try {
      const response = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams({ theme: chosen.value, back: "/" }),
        redirect: "manual",
      });
      if (response.type !== "opaqueredirect") throw new Error(String(response.status));
      show(chosen.value);
      menu.open = false;
      summary.focus();
      say(`${summary.textContent.trim()}: ${chosen.textContent.trim()}`);
    } catch {
      // The request failed: let the browser send the form, so that the page says what is wrong.
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "theme", value: chosen.value }));
      form.submit();
    }
  });

  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    summary.focus();
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });

  // A page brought back from the browser's memory may have been dressed before the last choice.
  addEventListener("pageshow", (event) => {
    if (event.persisted) show(document.cookie.match(/(?:^|; )wyglad=(\w+)/)?.[1] ?? "");
  });
}
