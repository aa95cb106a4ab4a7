import * as vscode from "vscode";
import type { Engine } from "../../engine/engine";
import { EngineError } from "../../engine/engineError";
import type { EngineSnapshot } from "../../inventory/engineState";
import type { Inventory } from "../../inventory/inventory";
import { modeName } from "../words/modeName";
import { engineAway, noEngine } from "../errors/usualErrors";

export interface EngineTarget {
  readonly engine: Engine;
  readonly snapshot: EngineSnapshot;
}

/** The engine of the clicked node, the only one that answers, or the one that is picked. */
export async function pickEngine(
  inventory: Inventory,
  clicked?: { readonly engineKey: string },
): Promise<EngineTarget> {
  const live = liveEngines(inventory);
  const targets = clicked ? live.filter(({ snapshot }) => snapshot.key === clicked.engineKey) : live;
  const [only, ...others] = targets;
  if (!only) {
    throw clicked ? whyAway(inventory, clicked.engineKey) : noEngine();
  }
  if (others.length === 0) {
    return only;
  }
  const picked = await vscode.window.showQuickPick(
    targets.map((target) => ({
      label: target.snapshot.endpoint.name,
      description: modeName(target.snapshot.info?.mode ?? "linux"),
      detail: target.snapshot.endpoint.host,
      target,
    })),
    { placeHolder: vscode.l10n.t("On which engine?") },
  );
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.target;
}

/** What is known of why it does not answer has better buttons than that it does not. */
function whyAway({ engines }: Inventory, engineKey: string): Error {
  const state = engines.find(({ key }) => key === engineKey)?.state;
  return state?.kind === "unavailable" ? new EngineError(state.failure) : engineAway();
}

export function liveEngines(inventory: Inventory): readonly EngineTarget[] {
  return inventory.engines.flatMap((snapshot) => {
    const engine = snapshot.state.kind === "connected" ? inventory.engine(snapshot.key) : undefined;
    return engine ? [{ engine, snapshot }] : [];
  });
}
