import type { FrameLocator, Page } from "@playwright/test";

/** The guest's picture as the page shows it, told apart by a checksum of its pixels. */
export async function pictureOf(panel: FrameLocator): Promise<number> {
  return panel.locator("canvas:not(.still)").evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let sum = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      sum = (sum * 31 + (pixels[at] ?? 0) * 7 + (pixels[at + 1] ?? 0) * 3 + (pixels[at + 2] ?? 0)) | 0;
    }
    return sum;
  });
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
