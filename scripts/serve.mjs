// Serves the demo as a site would: www/ at /, the npm package at /pkg/. Every answer is checked again on reload.
//   node scripts/serve.mjs       PORT=8080 (or the next free one), HOST=localhost
import { existsSync, realpathSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import sirv from "sirv";

const folder = (/** @type {string} */ name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** @type {Record<string, string>} */
const site = { "/pkg/": folder("pkg"), "/": folder("www") };

/**
 * What a test may change about one answer. A status or a body replaces the file.
 * @typedef {{ headers?: Record<string, string>, delay?: number, status?: number, body?: string | Uint8Array }} Change
 */

/**
 * Starts a server; `close` ends it.
 * @param {object} [options]
 * @param {number} [options.port] the first to try; 0 for any
 * @param {string} [options.host]
 * @param {Record<string, string>} [options.mounts] more folders, by the path they are served at, such as "/fixtures/"
 * @param {(path: string, url?: string) => Change | undefined | Promise<Change | undefined>} [options.intercept] asked for every
 *   request; the second is with the query
 * @param {string} [options.unlisted] a path that is kept out of the log
 * @param {(url: string, status: number) => void} [options.answered] told of every listed request when its answer is out;
 *   status 0 if nobody waited for it
 * @returns {Promise<{ url: string, port: number, requests: string[], close: () => Promise<void> }>}
 *   `requests` grows with every request: "GET /path?query"
 */
export async function serve({ port = 0, host = "localhost", mounts = {}, intercept, unlisted, answered } = {}) {
  const handlers = Object.entries({ ...site, ...mounts })
    .filter(([, path]) => existsSync(path))
    .sort(([a], [b]) => b.length - a.length)
    .map(([prefix, path]) => ({ prefix, handle: sirv(path, { dev: true, etag: true }) }));
  /** @type {string[]} */
  const requests = [];

  const server = createServer(async (request, response) => {
    const url = request.url ?? "/";
    const path = url.replace(/[?#].*/, "");
    if (path !== unlisted) {
      requests.push(`${request.method} ${url}`);
      response.on("close", () => answered?.(url, response.writableFinished ? response.statusCode : 0));
    }
    response.setHeader("Cache-Control", "no-cache");

    const { headers = {}, delay = 0, status, body } = (await intercept?.(path, url)) ?? {};
    if (delay > 0) await new Promise((done) => setTimeout(done, delay));
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (status !== undefined || body !== undefined) {
      if (!response.hasHeader("Content-Type")) response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.writeHead(status ?? 200).end(body);
      return;
    }

    const handler = handlers.find(({ prefix }) => path.startsWith(prefix));
    const missing = () => {
      const icon = path === "/favicon.ico"; // every browser asks; not having one is no error
      response.writeHead(icon ? 204 : 404, { "Content-Type": "text/plain; charset=utf-8" });
      response.end(icon ? "" : `Not found: ${path}\n`);
    };
    if (!handler) return missing();
    request.url = url.slice(handler.prefix.length - 1);
    handler.handle(request, response, missing);
  });

  for (let attempt = 0; ; attempt++) {
    try {
      await new Promise((done, failed) => {
        server.once("error", failed);
        server.listen(port === 0 ? 0 : port + attempt, host, () => done(server.off("error", failed)));
      });
      break;
    } catch (error) {
      const taken = /** @type {NodeJS.ErrnoException} */ (error).code === "EADDRINUSE";
      if (!taken || attempt >= 50) throw error;
    }
  }
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://${host}:${address.port}`,
    port: address.port,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { url } = await serve({ port: Number(process.env.PORT ?? 8080), host: process.env.HOST ?? "localhost" });
  console.log(`The demo is at ${url}/, the gallery at ${url}/gallery/ (Ctrl+C ends it)`);
}
