// @ts-check

/**
 * @typedef {object} Situation
 * @property {boolean} isDebian
 * @property {string} mode the system of the engine's containers
 * @property {"found" | "started"} how the engine came to be used
 * @property {"wanted" | "unwanted" | "untold"} said by the words after `npm start --`
 * @property {boolean} canAsk somebody sits at the terminal
 */

/**
 * An engine that was started here is empty; somebody's own is not filled without asking.
 * @param {Situation} situation
 * @returns {"make" | "leaveOut" | "ask" | { readonly cannot: string }}
 */
export function decideSample({ isDebian, mode, how, said, canAsk }) {
  const cannot = whyNot(isDebian, mode);
  if (cannot !== undefined) {
    return said === "wanted" ? { cannot } : "leaveOut";
  }
  if (said !== "untold") {
    return said === "wanted" ? "make" : "leaveOut";
  }
  if (how === "started") {
    return "make";
  }
  return canAsk ? "ask" : "leaveOut";
}

/**
 * @param {boolean} isDebian
 * @param {string} mode
 */
function whyNot(isDebian, mode) {
  if (!isDebian) {
    return "The sample is made of Debian's packages, so there is none on this system.";
  }
  return mode === "windows"
    ? "The sample needs Linux containers, and this engine runs Windows containers: run “Switch to Linux Containers” in the panel, or choose it in Docker Desktop's menu, and start again."
    : undefined;
}
