// @ts-check
/** Runs in the page of the workbench, where the clock can be read in the moment in which a row appears. */

const side = ".part.sidebar";
const waitMs = 30_000;

function now() {
  return performance.timeOrigin + performance.now();
}

/** All rows of the tree in the side bar: the list is virtual, but as high as all its rows. */
function rowCount() {
  const list = document.querySelector(`${side} .pane-body .monaco-list-rows`);
  const row = list?.querySelector(".monaco-list-row");
  return list instanceof HTMLElement && row instanceof HTMLElement
    ? Math.round(Number.parseFloat(list.style.height) / Number.parseFloat(row.style.height))
    : 0;
}

/** @param {string} label */
function hasRow(label) {
  const names = document.querySelectorAll(`${side} [role="treeitem"] .label-name`);
  return Array.from(names).some(({ textContent }) => textContent === label);
}

/** @param {string} label */
function descriptionOf(label) {
  const rows = Array.from(document.querySelectorAll(`${side} [role="treeitem"]`));
  const row = rows.find((one) => one.querySelector(".label-name")?.textContent === label);
  return row?.querySelector(".label-description")?.textContent ?? "";
}

/**
 * The Unix time, in milliseconds, in which the side bar first was so.
 * @param {() => boolean} isSo
 * @returns {Promise<number>}
 */
function when(isSo) {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (isSo()) {
        observer.disconnect();
        clearTimeout(deadline);
        resolve(now());
      }
    };
    const deadline = setTimeout(() => {
      observer.disconnect();
      reject(new Error(`Waited ${waitMs / 1000} s in vain; the tree has ${rowCount()} rows.`));
    }, waitMs);
    const observer = new MutationObserver(look);
    observer.observe(document.querySelector(side) ?? document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ["style", "class", "aria-label"],
    });
    look();
  });
}

Object.assign(window, {
  treeWatcher: {
    rowCount,
    whenRows: (/** @type {number} */ count) => when(() => rowCount() === count),
    whenRow: (/** @type {string} */ label) => when(() => hasRow(label)),
    whenNoRow: (/** @type {string} */ label) => when(() => !hasRow(label)),
    whenDescription: (/** @type {string} */ label, /** @type {string} */ part) =>
      when(() => descriptionOf(label).includes(part)),
    /** The Unix time of the next click, as the page's own handlers get it. */
    whenClicked: () =>
      new Promise((resolve) => {
        document.addEventListener("click", () => resolve(now()), { capture: true, once: true });
      }),
    /** Opens the rows in sight whose labels begin so; resolves to the Unix time before the first. */
    open: (/** @type {string} */ labels) => {
      const started = now();
      const closed = Array.from(document.querySelectorAll(`${side} [role="treeitem"][aria-expanded="false"]`));
      const named = closed.filter((row) => row.querySelector(".label-name")?.textContent.startsWith(labels));
      for (const twistie of named.flatMap((row) => row.querySelector(".monaco-tl-twistie") ?? [])) {
        const { x, y, width, height } = twistie.getBoundingClientRect();
        const place = { bubbles: true, composed: true, clientX: x + width / 2, clientY: y + height / 2, detail: 1 };
        for (const name of ["mousedown", "mouseup", "click"]) {
          twistie.dispatchEvent(new MouseEvent(name, place));
        }
      }
      return started;
    },
  },
});
