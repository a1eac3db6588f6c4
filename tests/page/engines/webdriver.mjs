// The little of WebDriver (W3C) that the WebKit driver speaks: JSON over HTTP. https://www.w3.org/TR/webdriver2/

/** The key under which WebDriver names an element. */
const element = "element-6066-11e4-a52e-4f735466cecf";

/** A reference to an element, as WebDriver gives and takes it. @typedef {{ [element]: string }} Reference */

/** @param {unknown} value @returns {value is Reference} */
export const isReference = (value) => typeof value === "object" && value !== null && element in value;

/** @param {Reference} reference */
export const idOf = (reference) => reference[element];

/** Keys that are not characters, by the names that tests give them. @type {Record<string, string>} */
const keys = {
  Backspace: "\uE003", Tab: "\uE004", Enter: "\uE007", Shift: "\uE008", Control: "\uE009", Alt: "\uE00A", Escape: "\uE00C",
  Space: " ", PageUp: "\uE00E", PageDown: "\uE00F", End: "\uE010", Home: "\uE011",
  ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", Delete: "\uE017",
};

/** @param {string} name */
export const keyOf = (name) => {
  const key = keys[name] ?? name;
  if ([...key].length !== 1) throw new Error(`WebKit's driver knows no key "${name}": add it to webdriver.mjs`);
  return key;
};

export class WebDriver {
  /** @param {string} url of the driver */
  constructor(url) {
    this.url = url;
    this.path = "";
    this.version = "";
  }

  /**
   * @param {"GET" | "POST" | "DELETE"} method
   * @param {string} path in the session
   * @param {object} [body]
   * @param {number} [timeout] in milliseconds
   * @returns {Promise<any>}
   */
  async send(method, path, body = {}, timeout = 120_000) {
    const signal = AbortSignal.timeout(timeout);
    const init = method === "POST" ? { method, signal, body: JSON.stringify(body) } : { method, signal };
    const response = await fetch(this.url + this.path + path, init);
    const { value } = /** @type {{ value: any }} */ (await response.json());
    if (!response.ok) throw new Error(`WebDriver: ${value?.error}: ${value?.message} (${method} ${path})`);
    return value;
  }

  /** @param {object} capabilities @param {number} timeout in milliseconds */
  async start(capabilities, timeout) {
    const { sessionId, capabilities: granted } = await this.send("POST", "/session", { capabilities: { alwaysMatch: capabilities } }, timeout);
    this.path = `/session/${sessionId}`;
    this.version = granted.browserVersion;
  }

  end() {
    return this.send("DELETE", "");
  }

  /**
   * Presses and lets go of keys, in order.
   * @param {{ type: "keyDown" | "keyUp", value: string }[]} actions
   */
  async keys(actions) {
    await this.send("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }
}
