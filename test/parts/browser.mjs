// @ts-check
import { ensureDebianPackages } from "./debian.mjs";
import { findProgram } from "./program.mjs";

const chromiumNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Nothing fetched, nothing throttled: a page that is out of sight works as fast as one in front. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-renderer-backgrounding",
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
];

/**
 * Playwright's launch options for the machine's Chromium, which is installed where it is missing. Noto is what
 * the system's own font becomes when it is there, and it makes screenshots look like a desktop's.
 */
export async function browserLaunchOptions() {
  const present = await findProgram(...chromiumNames);
  const fonts = ["fonts-dejavu-core", "fonts-noto-core"];
  await ensureDebianPackages(present === undefined ? ["chromium", ...fonts] : fonts);
  const executablePath = present ?? (await findProgram(...chromiumNames));
  if (executablePath === undefined) {
    throw new Error("Install Chromium.");
  }
  return { executablePath, args: flags, headless: true };
}
