// A click on a sentence offers its address to copy.

export function start(report, say) {
  let button = null;

  const addressOf = (sentence) => {
    const url = new URL(location.href);
    url.search = new URLSearchParams({ od: sentence.dataset.od, do: sentence.dataset.do });
    url.hash = "zaznaczenie";
    return url.href;
  };

  report.addEventListener("click", (event) => {
    if (event.target.closest("a, button") || String(getSelection())) return;
    const sentence = event.target.closest(".s");
    button?.remove();
    if (!sentence) return;
    button = document.createElement("button");
    button.type = "button";
    button.className = "sentence-link";
    button.textContent = report.dataset.copy;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(addressOf(sentence));
        button.textContent = report.dataset.copied;
        say(report.dataset.copied);
      } catch {
        location.assign(addressOf(sentence));
      }
    });
    sentence.append(button);
  });
}
