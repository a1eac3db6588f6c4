// Pictures of pages for people to look at: phone and desk, light and dark, into target/screenshots.
//   node scripts/screenshot.mjs /                      the demo
//   node scripts/screenshot.mjs /gallery.html /x.html  several; also a whole address, http://localhost:...
//   node scripts/screenshot.mjs --screen /             only what the first screen shows, not the whole page
import { fileURLToPath } from "node:url";
import { launch, picture, prefer } from "./browser.mjs";
import { serve } from "./serve.mjs";

const looks = [
  { width: 360, height: 740, dark: false },
  { width: 360, height: 740, dark: true },
  { width: 1280, height: 800, dark: false },
  { width: 1280, height: 800, dark: true },
];
const folder = fileURLToPath(new URL("../target/screenshots/", import.meta.url));
const fixtures = fileURLToPath(new URL("../tests/page/fixtures", import.meta.url));

const server = await serve({ mounts: { "/fixtures/": fixtures } });
const browser = await launch();
try {
  const paths = process.argv.slice(2).filter((argument) => argument !== "--screen");
  const fullPage = !process.argv.includes("--screen");
  for (const path of paths.length > 0 ? paths : ["/"]) {
    for (const look of looks) {
      const page = await browser.newPage();
      page.on("pageerror", (error) => console.error(`${path}: ${error}`));
      page.on("console", (message) => {
        if (message.type() === "error") console.error(`${path}: ${message.text()}`);
      });
      await page.setViewport(look);
      await prefer(page, { dark: look.dark });
      await page.goto(new URL(path, server.url).href, { waitUntil: "networkidle0" });
      const name = path.replace(/^https?:\/\//, "").replace(/\W+/g, "-").replace(/^-|-$/g, "") || "index";
      const file = `${folder}${name}-${look.width}-${look.dark ? "dark" : "light"}.png`;
      await picture(page, file, { fullPage });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      console.log(wide > look.width ? `${file}  (scrolls sideways: ${wide} px wide on ${look.width})` : file);
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
