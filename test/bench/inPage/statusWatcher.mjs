// @ts-check
/** Runs in the page of the workbench, where the clock can be read in the moment in which the status bar changes. */

const waitMs = 30_000;

/**
 * The Unix time, in milliseconds, in which an item of the status bar first said this.
 * @param {string} text
 * @returns {Promise<number>}
 */
function whenStatus(text) {
  return new Promise((resolve, reject) => {
    const bar = document.querySelector(".part.statusbar");
    const look = () => {
      if (bar?.textContent.includes(text)) {
        observer.disconnect();
        clearTimeout(deadline);
        resolve(performance.timeOrigin + performance.now());
      }
    };
    const observer = new MutationObserver(look);
    const deadline = setTimeout(() => {
      observer.disconnect();
      reject(new Error(`Waited ${waitMs / 1000} s in vain; the status bar says ${bar?.textContent ?? "nothing"}.`));
    }, waitMs);
    observer.observe(bar ?? document.body, { subtree: true, childList: true, characterData: true });
    look();
  });
}

Object.assign(window, { whenStatus });
