// @ts-check
import { buildDesktopImage } from "../parts/desktopImage/build.mjs";
import { startDockerEngine } from "../parts/dockerEngine.mjs";
import { runDesktop } from "./desktopScreens.mjs";
import { startProbedEditor } from "./probedEditor.mjs";

/**
 * One desktop, on an engine of its own, and a window with the view open.
 * @template T
 * @param {{ vsix: string, guest: "painter" | "keyblock" | "desktop", settings?: Readonly<Record<string, string>> }} options
 * @param {(parts: {
 *   engine: import("../parts/dockerEngine.mjs").DockerEngine,
 *   window: import("./probedEditor.mjs").ProbedWindow,
 *   editor: import("./probedEditor.mjs").ProbedEditor,
 *   desktop: Awaited<ReturnType<typeof runDesktop>>,
 * }) => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function withDesktop({ vsix, guest, settings }, task) {
  const engine = await startDockerEngine({ name: "bench", network: "bridge" });
  try {
    const image = await buildDesktopImage(engine.socketPath);
    const editor = await startProbedEditor({ vsix, dockerHost: engine.host });
    try {
      const window = await editor.openWindow();
      await window.workbench.openViewContainer("Windows Containers");
      const desktop = await runDesktop(engine, image, guest, settings);
      return await task({ engine, window, editor, desktop });
    } finally {
      await editor.stop();
    }
  } finally {
    await engine.stop();
  }
}
