export * from "./who-said-what.js";
