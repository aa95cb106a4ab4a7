import type { DesktopSpec } from "../spec";

const graphics = "/dev/dri";
const hostNetwork = "/dev/vhost-net";
/** The device of a network card that is made for Windows has a number that nobody knows before. */
const anyCharacterDevice = "c *:* rwm";

/** The same desktop with the devices of the engine's host that its graphics and its network card are of no use without. */
export function withNeededDevices(spec: DesktopSpec): DesktopSpec {
  const usesDhcp = spec.network.dhcp === true;
  const { devices, deviceRules } = spec.advanced;
  const needed = [...(spec.display.gpu === true ? [graphics] : []), ...(usesDhcp ? [hostNetwork] : [])];
  return {
    ...spec,
    advanced: {
      ...spec.advanced,
      ...listOf("devices", devices, needed),
      ...listOf("deviceRules", deviceRules, usesDhcp ? [anyCharacterDevice] : []),
    },
  };
}

/** A device may be there already, under the same name or with its rights. */
function listOf(field: "devices" | "deviceRules", present: readonly string[] = [], needed: readonly string[]) {
  const missing = needed.filter((word) => !present.some((one) => one === word || one.startsWith(`${word}:`)));
  return missing.length === 0 ? {} : { [field]: [...present, ...missing] };
}
