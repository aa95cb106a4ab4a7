import { EngineError } from "../../../engine/engineError";
import { switchTo } from "../../errors/remedy";
import { UserError } from "../../errors/userError";
import { describeRest } from "../../tree/explorer/engineItem";
import type { EngineNode } from "../../tree/explorer/nodes";
import { restingSide } from "../../tree/explorer/restingSide";
import type { ImageCommandParts } from "../images/imageCommandParts";

/** `windowsContainers.engines.showWhatHelps`: why an engine does not answer, with the buttons that help; nothing if it does. */
export async function showWhatHelps(parts: ImageCommandParts, clicked: EngineNode): Promise<void> {
  const snapshot = parts.inventory.engines.find(({ key }) => key === clicked.engineKey);
  if (snapshot?.state.kind !== "unavailable") {
    return;
  }
  const { monitor } = await parts.switching();
  const side = restingSide(snapshot, monitor.state);
  throw side === undefined
    ? new EngineError(snapshot.state.failure)
    : new UserError(describeRest(side), [switchTo(side)]);
}
