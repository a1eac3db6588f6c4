// The classic script: registers <who-said-what>, and leaves nothing else behind.
import { define } from "../../../pkg/element.js";

define();
