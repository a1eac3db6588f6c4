// The three browser engines that the whole-page tests run in: what each needs, where it is, which of them are installed.
//   node scripts/engines.mjs                   prints NAME=path of every program found, and says on stderr what is missing;
//                                              fails if Chromium is, which everything needs
//   node scripts/engines.mjs --all             fails if anything is missing
//   node scripts/engines.mjs --names [--all]   prints "firefox Firefox ..." of each engine installed; or of each there is
//   node scripts/engines.mjs --has NAME        fails, and says what is missing, if that engine is not installed
//   node scripts/engines.mjs --packages        prints the Debian packages of all three
//   node scripts/engines.mjs --webdriver FILE  also writes the capabilities file that wasm-bindgen's test runner reads
import { spawnSync } from "node:child_process";
import { accessSync, constants, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {"chromium" | "firefox" | "webkit"} Name */

/** Where distributions keep what is not for everybody's PATH. */
const libraries = ["/usr/libexec", "/usr/lib", ...["x86_64", "aarch64"].map((machine) => `/usr/lib/${machine}-linux-gnu`)];

/**
 * Programs by the environment variable that may name them, each with its names on PATH, or whole paths.
 * @type {Record<Name, { title: string, programs: Record<string, string[]>, packages: string[], elsewhere: string }>}
 */
export const engines = {
  chromium: {
    title: "Chromium",
    programs: {
      CHROME: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
      CHROMEDRIVER: ["chromedriver", "/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"],
    },
    packages: ["chromium", "chromium-driver"],
    elsewhere: "Chrome or Chromium, and ChromeDriver of the same version",
  },
  firefox: {
    title: "Firefox",
    programs: { FIREFOX: ["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"] },
    packages: ["firefox-esr"],
    elsewhere: "Firefox 140 or newer; no driver, as it speaks WebDriver BiDi itself",
  },
  webkit: {
    title: "WebKit",
    programs: {
      WEBKITWEBDRIVER: ["WebKitWebDriver"],
      MINIBROWSER: libraries.flatMap((folder) => ["4.1", "4.0"].map((version) => `${folder}/webkit2gtk-${version}/MiniBrowser`)),
      XVFB: ["Xvfb"],
    },
    packages: ["webkit2gtk-driver", "xvfb"],
    elsewhere: "WebKitGTK's WebKitWebDriver and MiniBrowser of the same version, and Xvfb",
  },
};

export const names = /** @type {Name[]} */ (Object.keys(engines));

/** @param {string} variable @param {string[]} candidates @returns {string | undefined} */
function find(variable, candidates) {
  const given = process.env[variable];
  if (given) return given;
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const candidate of candidates) {
    for (const folder of candidate.includes("/") ? [""] : folders) {
      const path = join(folder, candidate);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // not this one
      }
    }
  }
  return undefined;
}

/**
 * The programs of an engine: those found, by variable, and the variables of those that are not.
 * @param {Name} name
 */
export function look(name) {
  /** @type {Record<string, string>} */
  const found = {};
  /** @type {string[]} */
  const missing = [];
  for (const [variable, candidates] of Object.entries(engines[name].programs)) {
    const path = find(variable, candidates);
    if (path) found[variable] = path;
    else missing.push(variable);
  }
  return { found, missing };
}

/** What to do about programs that are missing. @param {Name} name */
export function advice(name) {
  const { title, programs, packages, elsewhere } = engines[name];
  const variables = Object.keys(programs);
  return `${title}: missing ${look(name).missing.join(" and ")}
  On Debian: apt-get install ${packages.join(" ")}
  Elsewhere: ${elsewhere}.
  If not on PATH, name ${variables.length > 1 ? "the programs" : "the program"} by ${variables.join(", ")} in the environment.`;
}

/** The programs of an engine; an error that says what to do if one is missing. @param {Name} name */
export function programs(name) {
  const { found, missing } = look(name);
  if (missing.length > 0) throw new Error(advice(name));
  return found;
}

/** What the engine's browser calls itself, as in "Mozilla Firefox 140.1.0esr". @param {Name} name */
function version(name) {
  const { CHROME, FIREFOX, WEBKITWEBDRIVER } = look(name).found;
  const ask = (/** @type {string} */ command, /** @type {string[]} */ ...args) => spawnSync(command, args, { encoding: "utf8" }).stdout?.trim() ?? "";
  if (CHROME) return ask(CHROME, "--version");
  if (FIREFOX) return ask(FIREFOX, "--version");
  // Neither of WebKit's programs says its version without a display; the package manager knows, where there is one.
  const owner = WEBKITWEBDRIVER && ask("dpkg-query", "--show", "--showformat", "WebKitGTK ${Version}", "webkit2gtk-driver");
  return owner || "WebKitGTK";
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const options = process.argv.slice(2);
  const all = options.includes("--all");
  const lacking = names.filter((name) => look(name).missing.length > 0);
  if (options[0] === "--has") {
    const asked = lacking.filter((name) => name === options[1]);
    for (const name of asked) console.error(advice(name));
    process.exit(asked.length);
  } else if (options.includes("--packages")) {
    console.log(names.flatMap((name) => engines[name].packages).join(" "));
  } else if (options.includes("--names")) {
    for (const name of names.filter((name) => all || !lacking.includes(name))) {
      console.log(`${name} ${lacking.includes(name) ? `${engines[name].title}, not installed` : version(name)}`);
    }
  } else {
    for (const name of names) {
      for (const [variable, path] of Object.entries(look(name).found)) console.log(`${variable}=${path}`);
    }
    for (const name of lacking) console.error(advice(name));
    const file = options[options.indexOf("--webdriver") + 1];
    if (options.includes("--webdriver")) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ "goog:chromeOptions": { binary: look("chromium").found.CHROME } }));
    }
    if (all ? lacking.length > 0 : lacking.includes("chromium")) process.exit(1);
  }
}
