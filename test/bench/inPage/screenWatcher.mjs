// @ts-check
/**
 * Runs in every frame, and so beside noVNC wherever that is: in the extension's panel and in the container's own page.
 * noVNC draws an update of the framebuffer on a canvas of its own first and then, once, on the canvas that is seen.
 */

let updates = 0;
/** When the key was pressed that no update has answered yet. @type {number | undefined} */
let keyAt;
/** @type {number[]} */
const keyTimes = [];

const { prototype } = CanvasRenderingContext2D;
/** @type {(...words: unknown[]) => void} */
const drawImage = Object.getOwnPropertyDescriptor(prototype, "drawImage")?.value;
Object.assign(prototype, {
  /** @this {CanvasRenderingContext2D} @param {unknown[]} words */
  drawImage(...words) {
    drawImage.apply(this, words);
    if (this.canvas.isConnected) {
      updates += 1;
      if (keyAt !== undefined) {
        keyTimes.push(performance.now() - keyAt);
        keyAt = undefined;
      }
    }
  },
});

Object.assign(window, {
  screenWatcher: {
    /** So many updates were seen at this time, in milliseconds. */
    updates: () => ({ updates, at: performance.now() }),
    /** Not before the page is complete: a frame that is written anew loses its listeners. */
    watchKeys: () => {
      // The window's own listeners of this kind come before all others.
      window.addEventListener("keydown", () => (keyAt = performance.now()), { capture: true });
    },
    /** From each key to the next update; empties the list. */
    takeKeyTimes: () => keyTimes.splice(0),
  },
});
