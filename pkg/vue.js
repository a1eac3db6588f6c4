// Registers <who-said-what>; its types say what it takes in Vue.
export * from "./who-said-what.js";
