import { isDesktop } from "../../../desktop/findDesktops";
import { desktopLabel } from "../../../desktop/labels";
import type { EngineSnapshot } from "../../../inventory/engineState";

/** A desktop is removed by a command of its own, which asks for its name. */
export function isPartOfDesktop(
  snapshot: Pick<EngineSnapshot, "container" | "volume" | "network">,
  kind: "container" | "volume" | "network",
  id: string,
): boolean {
  const container = kind === "container" ? snapshot.container.get(id) : undefined;
  return container ? isDesktop(container) : desktopLabel in (snapshot[kind].get(id)?.labels ?? {});
}
