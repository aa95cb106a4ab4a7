// @ts-check
import { run } from "./program.mjs";

const prefix = "wincont";

/**
 * @typedef {object} Bridge
 * @property {string} name
 * @property {string} pool addresses for further networks, which no other bridge of ours uses
 */

/**
 * Adds a Linux bridge with an address range that no other one has. Taking its name is what keeps two runs apart.
 * @returns {Promise<Bridge>}
 */
export async function addBridge() {
  for (let number = 0; number < 250; number += 1) {
    const name = `${prefix}${number}`;
    const added = await run("ip", ["link", "add", "name", name, "type", "bridge"], { accept: "anyExit" });
    if (added.code === 0) {
      await run("ip", ["address", "add", `10.213.${number}.1/24`, "dev", name]);
      await run("ip", ["link", "set", name, "up"]);
      return { name, pool: `10.214.${number}.0/24` };
    }
    if (!/exists/i.test(added.stderr)) {
      throw new Error(`No bridge can be added: ${added.stderr.trim()}`);
    }
  }
  throw new Error(`All bridges from ${prefix}0 on are taken.`);
}

/** @param {string} name */
export async function removeLink(name) {
  await run("ip", ["link", "delete", name], { accept: "anyExit" });
}
