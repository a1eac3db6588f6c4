// The server of one visit: the site, the package, and the tests' own fixtures.
import { fileURLToPath } from "node:url";
import { serve } from "../../../scripts/serve.mjs";

const fixtures = fileURLToPath(new URL("../fixtures", import.meta.url));

/** @param {Omit<NonNullable<Parameters<typeof serve>[0]>, "mounts">} options */
export const start = (options) => serve({ mounts: { "/fixtures/": fixtures }, ...options });
