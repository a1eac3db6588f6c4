// Registers <who-said-what>. Importing it twice, in two copies, or where there are no elements does no harm.
import { define } from "./element.js";

define();

export * from "./element.js";
