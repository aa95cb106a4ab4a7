import type { Engine } from "../engine/engine";
import type { Endpoint } from "../engine/endpoint";
import type { ObjectKind } from "../engine/model";
import type { Disposable, Event } from "../platform/emitter";
import type { EngineSnapshot } from "./engineState";

/** What changed in one engine since the last change; the new state is in `Inventory.engines`. */
export interface InventoryChange {
  readonly engineKey: string;
  /** The engine appeared, went, or its state or info changed. */
  readonly engine: "same" | "changed";
  readonly objects: Readonly<Record<ObjectKind, ObjectChanges>>;
}

export interface ObjectChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** The live picture of all engines: several at once, each from a snapshot and its events. */
export interface Inventory extends Disposable {
  /** In the order to show them: current first, then as resolved; an engine reached twice is here once. */
  readonly engines: readonly EngineSnapshot[];
  /** One call per coalesced burst, holding every engine that changed. */
  readonly onDidChange: Event<readonly InventoryChange[]>;
  /** Connects to new addresses, lets go of missing ones, leaves the others as they are. */
  setEndpoints(endpoints: readonly Endpoint[]): void;
  /** Tries at once instead of waiting for the back-off; resynchronises a connected engine. All engines without a key. */
  refresh(engineKey?: string): void;
  /** The connection to talk to an engine; absent while it never answered. */
  engine(engineKey: string): Engine | undefined;
}
