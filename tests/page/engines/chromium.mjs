// Chromium, headless, driven by puppeteer over Chromium's own protocol.
import { launch, picture, prefer } from "../../../scripts/browser.mjs";
import { blank, finder } from "./puppeteer.mjs";

/** @type {Promise<import("puppeteer-core").Browser> | undefined} */
let launched;

/** @type {import("./index.mjs").Engine} */
export default {
  title: "Chromium",
  lacks: {},

  async open(setup) {
    const { page, server, context, close } = await blank(await (launched ??= launch()), setup);
    const { dark, reducedMotion, forcedColors, print } = setup;
    await prefer(page, { dark, reducedMotion, forcedColors, print });
    if (!setup.javascript) await page.setJavaScriptEnabled(false);
    return {
      page,
      server,
      close,
      find: finder(page),
      insert: (words) => page.keyboard.sendCharacter(words),
      async clipboard() {
        await context.overridePermissions(server.url, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
        return page.evaluate(() => navigator.clipboard.readText());
      },
      picture: (path, look) => picture(page, path, look),
    };
  },

  async close() {
    await (await launched)?.close();
  },
};
