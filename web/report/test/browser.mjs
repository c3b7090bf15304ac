//! A Chromium that reaches nothing, and what a page did in it.
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { HOLDFAST_CHROMIUM = "/usr/bin/chromium" } = process.env;

export const hasBrowser = () => existsSync(HOLDFAST_CHROMIUM);

export async function launched(chromium) {
  return chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), "holdfast-page-")), {
    executablePath: HOLDFAST_CHROMIUM,
    headless: true,
    viewport: { width: 1366, height: 768 },
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--proxy-server=127.0.0.1:9",
      "--host-resolver-rules=MAP * ~NOTFOUND",
    ],
  });
}

//! The page opened from disk, with everything that it asked for or complained of.
export async function opened(context, file, { width = 1366, height = 768, hash = "" } = {}) {
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  const address = pathToFileURL(file).href;
  const seen = { requests: [], complaints: [] };
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith("data:") && !url.startsWith("blob:") && url.split("#")[0] !== address) seen.requests.push(url);
  });
  page.on(
    "console",
    (message) => ["error", "warning"].includes(message.type()) && seen.complaints.push(message.text()),
  );
  page.on("pageerror", (error) => seen.complaints.push(String(error.stack ?? error)));
  await page.goto(address + hash);
  await page.waitForSelector("html.ready", { timeout: 20_000 });
  return { page, seen, address };
}
