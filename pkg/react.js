// Registers <who-said-what>; its types say what it takes in React.
export * from "./who-said-what.js";
