// A button that prints the page, as readers look for one in an article.
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
