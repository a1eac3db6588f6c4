// The project's own command, for scripts and tests: built once in a process, or where WSW_COMMAND says that it has been built.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("..", import.meta.url));

/** @type {string | undefined} */
let built = process.env.WSW_COMMAND;

function build() {
  execFileSync("cargo", ["build", "--quiet"], { cwd: top, stdio: ["ignore", "ignore", "inherit"] });
  return `${process.env.CARGO_TARGET_DIR ?? `${top}target`}/debug/who-said-what`;
}

/**
 * Runs the command in the project's folder.
 * @param {string[]} what
 * @param {string} [input] for standard input
 * @returns {string} what it printed; throws if it failed
 */
export function command(what, input) {
  return execFileSync((built ??= build()), what, { cwd: top, encoding: "utf8", input, maxBuffer: 1e8, stdio: ["pipe", "pipe", "pipe"] });
}
