// What this page calls otherwise than the widget does. Whatever is left out stays.
const widget = document.querySelector("who-said-what");
if (widget) {
  Object.assign(widget, {
    words: { search: "Find in what was said", filters: "Choose", sources: "Paper", statements: { one: "{n} quote", other: "{n} quotes" } },
  });
}
