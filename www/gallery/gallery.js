// Opens a page of the gallery in the state that it is there for, unless its address names another already. The widget reads
// the address when it is drawn, so this script stands before the widget's.

const opens = document.querySelector("[data-opens]")?.getAttribute("data-opens") ?? "";
// In a preview, a statement that is brought onto the screen would move the page round it.
const state = self === top ? opens : opens.replace(/wsw\.statement=[^&]*/, "");
if (state && !location.hash) {
  history.replaceState(null, "", `#${state}`);
}
