import type { FrameLocator, Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { openDesktop, removeDesktop, runQuickDesktop } from "./quickDesktop";

const name = "order-desk";

test.describe.configure({ mode: "serial", timeout: 90_000 });

test.afterAll(async ({ engine }) => {
  await removeDesktop(engine, name).catch(() => undefined);
});

/** What had the keyboard, and where: its middle's height and its left edge in the whole page. */
interface Stop {
  readonly label: string;
  readonly top: number;
  readonly left: number;
  /** It is drawn otherwise than without the keyboard. */
  readonly shows: "shown" | "hidden";
}

/** What has the keyboard now, and whether what had it when this was asked last is drawn otherwise since. */
async function focused(
  panel: FrameLocator,
): Promise<{ readonly now: Omit<Stop, "shows">; readonly before: Stop["shows"] }> {
  return panel.locator("body").evaluate((body) => {
    const drawnOf = (one: Element): string => {
      const { outlineStyle, outlineWidth, outlineColor, borderColor, boxShadow } = getComputedStyle(one);
      const inside = Array.from(one.shadowRoot?.querySelectorAll("*") ?? [], drawnOf);
      return [outlineStyle, outlineWidth, outlineColor, borderColor, boxShadow, ...inside].join(" ");
    };
    const last = body.querySelector("[data-drawn]");
    const isAsBefore = last !== null && drawnOf(last) === last.getAttribute("data-drawn");
    last?.removeAttribute("data-drawn");
    const host = body.ownerDocument.activeElement ?? body;
    host.setAttribute("data-drawn", drawnOf(host));
    const group = host.closest('[role="radiogroup"], fieldset');
    const inner = host.shadowRoot?.activeElement ?? host;
    const names = [host, inner].map((one) => one.getAttribute("aria-label"));
    const texts = [...names, host.textContent, group?.getAttribute("aria-label"), group?.textContent];
    const label = (texts.find((text) => (text ?? "").trim() !== "") ?? "").trim();
    const { top, height, left } = host.getBoundingClientRect();
    return { now: { label, top: top + window.scrollY + height / 2, left }, before: isAsBefore ? "hidden" : "shown" };
  });
}

/** Goes on by Tab until the control of this name has the keyboard, and once more. */
async function tabTo(page: Page, panel: FrameLocator, last: string): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  let { now } = await focused(panel);
  while (stops.at(-1)?.label !== last && stops.length < 60) {
    await page.keyboard.press("Tab");
    const next = await focused(panel);
    stops.push({ ...now, shows: next.before });
    now = next.now;
  }
  return stops;
}

/** As one reads: to the right in a row, else further down. */
function outOfOrder(stops: readonly Stop[]): readonly string[] {
  return stops.flatMap((stop, at) => {
    const before = stops[at - 1];
    const isOnward =
      before === undefined ||
      stop.top > before.top + rowHeight ||
      (Math.abs(stop.top - before.top) <= rowHeight && stop.left > before.left);
    return isOnward ? [] : [`${stop.label} after ${before.label}`];
  });
}

const rowHeight = 20;

test("the form of a new desktop is gone through by Tab as it is read, and shows where one is", async ({
  workbench,
  explorer,
}) => {
  // A terminal of an earlier test takes the focus when its task ends.
  if (await workbench.page.locator(".part.panel").isVisible()) {
    await workbench.hidePanel();
  }
  await explorer.row("Images").waitFor();
  await workbench.runCommand("Windows Containers: New Windows Desktop…");
  const form = await workbench.webview("New Windows Desktop");
  await expect(form.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();

  const stops = await tabTo(workbench.page, form, "Create Desktop");

  await workbench.page.keyboard.press("Shift+Tab");
  await workbench.screenshot("test-results/formByKeyboard.png");
  const labels = stops.map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(["Name", "Memory", "Image", "Search settings", "Advanced"]));
  expect(labels.at(-1)).toBe("Create Desktop");
  expect(labels.filter((label) => label === "")).toEqual([]);
  expect(outOfOrder(stops)).toEqual([]);
  expect(stops.filter(({ shows }) => shows === "hidden")).toEqual([]);
});

test("the toolbar of a screen is gone through by Tab from left to right, and shows where one is", async ({
  workbench,
  engine,
}) => {
  await runQuickDesktop(engine, name);
  const panel = await openDesktop(workbench, name);
  await panel.locator("canvas:not(.still)").click();
  await workbench.page.keyboard.press("Control+Alt+Home");

  const stops = await tabTo(workbench.page, panel, "Reconnect");

  expect(stops.map(({ label }) => label)).toEqual([
    ...["Ctrl+Alt+Del", "Send Keys", "Clipboard", "View", "Full Window", "View Only"],
    ...["Screenshot", "Record a Video", "Sound", "Power", "Reconnect"],
  ]);
  expect(outOfOrder(stops)).toEqual([]);
  expect(stops.filter(({ shows }) => shows === "hidden")).toEqual([]);
});

test("the pointer moves in Windows to where it is moved on the screen", async ({ workbench }) => {
  const panel = await workbench.webview(name);
  const screen = panel.locator("canvas:not(.still)");
  const places = [
    { x: 0.2, y: 0.3 },
    { x: 0.8, y: 0.7 },
  ] as const;
  const [before, elsewhere] = [await patchAt(panel, places[0]), await patchAt(panel, places[1])];

  await moveTo(panel, screen, places[0]);
  await expect.poll(() => patchAt(panel, places[0])).not.toBe(before);
  await moveTo(panel, screen, places[1]);

  await expect.poll(() => patchAt(panel, places[0])).toBe(before);
  expect(await patchAt(panel, places[1])).not.toBe(elsewhere);
});

interface Place {
  readonly x: number;
  readonly y: number;
}

async function moveTo(
  panel: FrameLocator,
  screen: ReturnType<FrameLocator["locator"]>,
  { x, y }: Place,
): Promise<void> {
  const { width, height } = (await screen.boundingBox()) ?? { width: 0, height: 0 };
  await screen.hover({ position: { x: width * x, y: height * y } });
}

/** The guest's own picture around a place, where it draws its pointer. */
async function patchAt(panel: FrameLocator, { x, y }: Place): Promise<string> {
  return panel.locator("canvas:not(.still)").evaluate(
    (element, place) => {
      const canvas = element as HTMLCanvasElement;
      const [left, top] = [Math.round(canvas.width * place.x), Math.round(canvas.height * place.y)];
      return (canvas.getContext("2d")?.getImageData(left - 4, top - 4, 24, 30).data ?? []).join();
    },
    { x, y },
  );
}
