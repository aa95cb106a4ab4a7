import type { CommandRegistry } from "../../commandRegistry";
import type { ForwardNode } from "../../../forwards/forwardNode";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import type { DesktopCommandId } from "../desktopCommandIds";
import type { RdpParts } from "./openRdp";

export interface AccessCommandParts extends RdpParts {
  /** Resolves when the engines were looked for. */
  readonly ready: () => Promise<void>;
}

type LoadCommand = () => Promise<(parts: AccessCommandParts, clicked?: DesktopNode) => Promise<void>>;

/** Each command's code is loaded when it first runs. */
const onDesktops: readonly (readonly [DesktopCommandId, LoadCommand])[] = [
  [
    "windowsContainers.desktops.forwardPort",
    async () => {
      const { forwardPort } = await import("./forwardPort");
      return ({ desktops, forwards }, clicked) => forwardPort(desktops, forwards, clicked);
    },
  ],
  ["windowsContainers.desktops.openRdp", async () => (await import("./openRdp")).openRdp],
  ["windowsContainers.desktops.saveRdpFile", async () => (await import("./openRdp")).saveRdpFile],
  ["windowsContainers.desktops.openPowerShell", async () => (await import("./openPowerShell")).openPowerShell],
  ["windowsContainers.desktops.openRemoteSsh", async () => (await import("./openRemoteSsh")).openRemoteSsh],
];

export function registerAccessCommands(registry: CommandRegistry, parts: AccessCommandParts): void {
  for (const [id, load] of onDesktops) {
    registry.register(id, async (clicked?: DesktopNode) => {
      const [run] = await Promise.all([load(), parts.ready()]);
      await parts.desktops.start();
      await run(parts, clicked);
    });
  }
  const { forwards } = parts;
  registry.register("windowsContainers.forwards.open", async (clicked?: ForwardNode) =>
    (await import("./changeForward")).openForward(forwards, clicked),
  );
  registry.register("windowsContainers.forwards.copyAddress", async (clicked?: ForwardNode) =>
    (await import("./changeForward")).copyForward(forwards, clicked),
  );
  registry.register("windowsContainers.forwards.stop", async (clicked?: ForwardNode) =>
    (await import("./changeForward")).stopForward(forwards, clicked),
  );
}
