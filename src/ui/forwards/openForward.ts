import { PortForward } from "../../desktop/access/portForward";
import { DesktopError } from "../../desktop/desktopError";
import { memoryKeyOf, type ForwardNode, type ForwardParts } from "./forwardNode";

/** Opens a forward on the local port that it had last when that is free, else on another. Rejects where its desktop went meanwhile. */
export async function openForward(
  node: ForwardNode,
  { desktops, memory, onError }: ForwardParts,
  onChange: () => void,
): Promise<PortForward> {
  const target = {
    engine: () => {
      const desktop = desktops.find(node.id);
      return desktop && desktops.engineOf(desktop);
    },
    containerId: node.id,
    port: node.port,
  };
  const listener = { onChange, onError };
  const memoryKey = memoryKeyOf(node);
  const forward = await PortForward.open(target, memory.get<number>(memoryKey) ?? 0, listener).catch(() =>
    PortForward.open(target, 0, listener),
  );
  await memory.update(memoryKey, forward.localPort);
  if (!desktops.find(node.id)) {
    forward.dispose();
    throw new DesktopError({ kind: "gone" });
  }
  return forward;
}
