// @ts-check
/**
 * Runs in every frame, and so beside noVNC wherever that is: in the extension's panel and in the container's own page.
 * noVNC draws an update of the framebuffer on a canvas of its own first and then, once, on the canvas that is seen.
 */

let updates = 0;
/** What is seen now, and since when something was in it; noVNC shows each new connection on another canvas. */
/** @type {HTMLCanvasElement | undefined} */
let seen;
/** @type {number | undefined} */
let pictureAt;
/** Of the screen, in messages of the panel; absent before somebody asks. @type {number | undefined} */
let bytes;
let pressedAt = 0;
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
      lookAt(this.canvas);
      if (keyAt !== undefined) {
        keyTimes.push(performance.now() - keyAt);
        keyAt = undefined;
      }
    }
  },
});

/**
 * A canvas is empty until the first picture has come.
 * @param {HTMLCanvasElement} canvas
 */
function lookAt(canvas) {
  if (canvas !== seen) {
    seen = canvas;
    pictureAt = undefined;
  }
  if (pictureAt === undefined) {
    const context = canvas.getContext("2d");
    const middle = context?.getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1).data;
    pictureAt = middle && (middle[3] ?? 0) > 0 ? Date.now() : undefined;
  }
}

/** The screen's bytes that come straight, past the panel's messages. */
let lineBytes = 0;
// No subclass: noVNC takes nothing but what has its members from WebSocket itself.
window.WebSocket = new Proxy(WebSocket, {
  construct: (target, words) => {
    /** @type {WebSocket} */
    const socket = Reflect.construct(target, words);
    socket.addEventListener("message", ({ data }) => {
      lineBytes += data instanceof ArrayBuffer ? data.byteLength : 0;
    });
    return socket;
  },
});

/** Only the panel's page gets such messages; a frame that was written anew has lost its earlier listeners. */
function countBytes() {
  if (bytes === undefined) {
    bytes = 0;
    window.addEventListener("message", ({ data }) => {
      bytes = (bytes ?? 0) + (data?.name === "screenData" ? Number(data.data.data.byteLength) : 0);
    });
  }
}

window.addEventListener("click", () => (pressedAt = Date.now()), { capture: true });

Object.assign(window, {
  screenWatcher: {
    /** When the present connection showed its first picture, in Unix milliseconds. */
    pictureAt: () => pictureAt,
    /** When something was pressed last in this frame, in Unix milliseconds. */
    pressedAt: () => pressedAt,
    /** Counted from the first time that it is asked. */
    bytes: () => {
      countBytes();
      return (bytes ?? 0) + lineBytes;
    },
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
