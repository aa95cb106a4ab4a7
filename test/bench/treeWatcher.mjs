// @ts-check

/**
 * The other half of `inPage/treeWatcher.mjs`: what it sees, told to the bench. Times are Unix times in milliseconds, which
 * both sides take from the same machine's clock.
 * @param {import("@playwright/test").Page} page
 */
export function treeWatcher(page) {
  /**
   * Evaluated as text, because the page's own names mean nothing here.
   * @param {string} call
   * @returns {Promise<any>}
   */
  const ask = async (call) => page.evaluate(`treeWatcher.${call}`);
  return {
    /** @returns {Promise<number>} */
    rowCount: async () => ask("rowCount()"),
    /** @param {number} count @returns {Promise<number>} */
    whenRows: async (count) => ask(`whenRows(${count})`),
    /** @param {string} label @returns {Promise<number>} */
    whenRow: async (label) => ask(`whenRow(${JSON.stringify(label)})`),
    /** @param {string} label @returns {Promise<number>} */
    whenNoRow: async (label) => ask(`whenNoRow(${JSON.stringify(label)})`),
    /** @param {string} label @param {string} part @returns {Promise<number>} */
    whenDescription: async (label, part) => ask(`whenDescription(${JSON.stringify(label)}, ${JSON.stringify(part)})`),
    /** @returns {Promise<number>} */
    whenClicked: async () => ask("whenClicked()"),
    /** @param {string} labels how those of the rows to open begin @returns {Promise<number>} */
    open: async (labels) => ask(`open(${JSON.stringify(labels)})`),
  };
}

/**
 * The clock that the page's times are compared with.
 */
export function now() {
  return performance.timeOrigin + performance.now();
}
