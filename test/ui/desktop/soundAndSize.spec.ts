import { expect, test } from "../fixtures";
import { typeOnKeyboard } from "./desktopScreen";
import { chooseInToolbar, closeTab, openDesktop, removeDesktop, runQuickDesktop } from "./quickDesktop";

test.describe.configure({ mode: "serial", timeout: 120_000 });

const able = "able-desk";
const plain = "plain-desk";

test.afterAll(async ({ engine }) => {
  await Promise.allSettled([able, plain].map((name) => removeDesktop(engine, name)));
});

test("what Windows plays is heard, with the pitch that it has", async ({ workbench, engine }) => {
  await workbench.page.addInitScript(listenToSpeakers);
  await runQuickDesktop(engine, able, { AUDIO: "Y", VGA: "virtio" });
  const panel = await openDesktop(workbench, able);
  await panel.locator("body").evaluate(listenToSpeakers);
  await panel.getByRole("button", { name: "Sound" }).click();
  await expect(panel.locator('vscode-button[aria-label="Sound"]')).toHaveAttribute("aria-pressed", "true");

  await panel.locator("canvas:not(.still)").click();
  await typeOnKeyboard(workbench.page, "beep\n");

  await expect
    .poll(() => panel.locator("body").evaluate(() => Reflect.get(window, "heardHertz") as number), {
      timeout: 15_000,
      intervals: [100],
    })
    .toBeGreaterThan(0);
  const hertz = await panel.locator("body").evaluate(() => Reflect.get(window, "heardHertz") as number);
  expect(hertz).toBeGreaterThan(400);
  expect(hertz).toBeLessThan(480);
});

test("a desktop that was made without sound says so", async ({ workbench, engine }) => {
  await runQuickDesktop(engine, plain);
  const panel = await openDesktop(workbench, plain);
  await panel.getByRole("button", { name: "Sound" }).click();

  await expect(panel.getByText("This desktop has no sound")).toBeVisible();
  await expect(panel.locator('vscode-button[aria-label="Sound"]')).toHaveAttribute("aria-pressed", "false");
});

test("a Windows that cannot take the panel's size is scaled, and that is said", async ({ workbench }) => {
  const panel = await workbench.webview(plain);
  await chooseInToolbar(panel, "View", "Let Windows Take");

  await expect(panel.getByText("Windows keeps its own resolution")).toBeVisible();
  const fits = await panel.locator("canvas:not(.still)").evaluate((element) => {
    const frame = element.closest(".screen")?.getBoundingClientRect();
    return element.getBoundingClientRect().width <= (frame?.width ?? 0);
  });
  expect(fits).toBe(true);
  await closeTab(workbench, plain);
});

test("a Windows that can takes the panel's size, and follows it", async ({ workbench }) => {
  const panel = await workbench.webview(able);
  await chooseInToolbar(panel, "View", "Let Windows Take");
  const difference = (): Promise<number> =>
    panel.locator("canvas:not(.still)").evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      const frame = element.closest(".screen");
      return Math.max(Math.abs(width - (frame?.clientWidth ?? 0)), Math.abs(height - (frame?.clientHeight ?? 0)));
    });
  await expect.poll(difference, { timeout: 20_000 }).toBeLessThanOrEqual(8);
  await workbench.screenshot("test-results/resized.png");

  await workbench.page.setViewportSize({ width: 1400, height: 900 });
  await expect.poll(difference, { timeout: 20_000 }).toBeLessThanOrEqual(8);
  const width = await panel.locator("canvas:not(.still)").evaluate((element) => (element as HTMLCanvasElement).width);
  expect(width).toBeGreaterThan(1000);
  await workbench.page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(difference, { timeout: 20_000 }).toBeLessThanOrEqual(8);
});

/** Runs in the page: measures the loudest tone of all that the page plays. */
function listenToSpeakers(): void {
  const connect = Reflect.get(AudioNode.prototype, "connect") as (...words: unknown[]) => unknown;
  AudioNode.prototype.connect = function (this: AudioNode, ...words: unknown[]) {
    if (words[0] instanceof AudioDestinationNode) {
      const { context } = this;
      const analyser = context.createAnalyser();
      analyser.fftSize = 8192;
      connect.call(this, analyser);
      const levels = new Float32Array(analyser.frequencyBinCount);
      setInterval(() => {
        analyser.getFloatFrequencyData(levels);
        const loudest = levels.indexOf(Math.max(...levels));
        if ((levels[loudest] ?? -Infinity) > -60) {
          Reflect.set(window, "heardHertz", (loudest * context.sampleRate) / analyser.fftSize);
        }
      }, 50);
    }
    return connect.apply(this, words);
  } as typeof AudioNode.prototype.connect;
}
