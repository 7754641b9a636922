// A button that prints the page: without scripts the browser's own command does it.

export function start(sheet) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button transfer__print";
  button.textContent = sheet.dataset.print;
  button.addEventListener("click", () => print());
  sheet.querySelector(".transfer__head").append(button);
}
