import type { FrameLocator, Page } from "@playwright/test";
import { expect } from "../fixtures";

/** The demonstration's bar, at the bottom: its clock goes on by itself. */
const barHeight = 44;

/** The guest's picture as the page shows it, without its bar, told apart by a checksum of its pixels. */
export async function pictureOf(panel: FrameLocator): Promise<number> {
  return panel.locator("canvas:not(.still)").evaluate((element, bar) => {
    const canvas = element as HTMLCanvasElement;
    const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height - bar).data ?? [];
    let sum = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      sum = (sum * 31 + (pixels[at] ?? 0) * 7 + (pixels[at + 1] ?? 0) * 3 + (pixels[at + 2] ?? 0)) | 0;
    }
    return sum;
  }, barHeight);
}

/** How long a picture has to stay as it is: longer than its clock takes for a second. */
const stillMs = 1_500;

/** The picture once nothing changes it any more, so that the next change comes of a key. */
export async function stillPictureOf(panel: FrameLocator): Promise<number> {
  let picture = await pictureOf(panel);
  let since = Date.now();
  await expect
    .poll(
      async () => {
        const now = await pictureOf(panel);
        if (now !== picture) {
          picture = now;
          since = Date.now();
        }
        return Date.now() - since;
      },
      { message: "the picture does not stand still", intervals: [100], timeout: 15_000 },
    )
    .toBeGreaterThan(stillMs);
  return picture;
}

/** The console shows a letter that is typed, and is as it was when it is taken back: no other change looks like that. */
export async function expectKeysOnScreen(page: Page, panel: FrameLocator): Promise<void> {
  await panel.locator("canvas:not(.still)").click();
  const before = await stillPictureOf(panel);
  await page.keyboard.press("h");
  await expect.poll(() => pictureOf(panel)).not.toBe(before);
  await page.keyboard.press("Backspace");
  await expect.poll(() => pictureOf(panel)).toBe(before);
}

/** Types as a person does on a US keyboard, who presses Shift where it is needed; `keyboard.type` does not. */
export async function typeOnKeyboard(page: Page, text: string): Promise<void> {
  for (const character of text) {
    await page.keyboard.press(keyOf(character), { delay: 20 });
  }
}

function keyOf(character: string): string {
  if (character === ">") {
    return "Shift+Period";
  }
  if (character === "\n") {
    return "Enter";
  }
  return /[A-Z]/.test(character) ? `Shift+Key${character}` : character;
}
