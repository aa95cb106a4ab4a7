// @ts-check
import { openPanel, pictureAt } from "./desktopScreens.mjs";
import { withDesktop } from "./withDesktop.mjs";

/**
 * From the press on a running desktop's row to the first picture in its tab.
 * @type {import("./figures.mjs").BenchSuite}
 */
export async function measureDesktopOpening({ vsix, runs, say }) {
  const samples = await withDesktop({ vsix, guest: "desktop" }, async ({ window }) => {
    /** @type {number[]} */
    const times = [];
    // The first one loads the panel's code.
    for (let run = 0; run <= runs; run += 1) {
      const panel = await openPanel(window);
      /** @type {number} */
      const pressedAt = await window.page.evaluate("screenWatcher.pressedAt()");
      const time = ((await pictureAt(panel.canvas)) ?? Number.NaN) - pressedAt;
      await panel.close();
      say(`opening ${run}: ${time} ms`);
      times.push(...(run === 0 ? [] : [time]));
    }
    return times;
  });
  return [{ name: "desktop.open.ms", unit: "ms", target: 700, samples, note: "from the press to the first picture" }];
}
