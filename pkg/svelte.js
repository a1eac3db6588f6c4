// Registers <who-said-what>; its types say what it takes in Svelte.
export * from "./who-said-what.js";
