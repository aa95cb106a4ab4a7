import assert from "node:assert/strict";
import type { SwitchOutcome } from "../../../src/mode/mode";

export function expectKind<K extends SwitchOutcome["kind"]>(
  outcome: SwitchOutcome,
  kind: K,
): SwitchOutcome & { kind: K } {
  assert.equal(outcome.kind, kind, JSON.stringify(outcome));
  return outcome as SwitchOutcome & { kind: K };
}
