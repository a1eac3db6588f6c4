// Where a classic script is, in place of `import.meta.url`; empty for a script that was pasted into the page.
export const here = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ?? "";
