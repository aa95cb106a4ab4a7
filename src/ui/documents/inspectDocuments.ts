import * as vscode from "vscode";
import * as z from "zod/mini";
import { objectKinds } from "../../engine/model";
import type { Inventory } from "../../inventory/inventory";
import type { ObjectTarget } from "../commands/objects/pickObjects";
import { presentError } from "../errors/presentError";
import { inspectScheme, type ReadDocument } from "./documentSchemes";
import { engineAway } from "../errors/usualErrors";

const address = z.object({ engineKey: z.string(), id: z.string(), kind: z.enum(objectKinds) });

/** The address of an object's record as a document. */
export function inspectUri({ engineKey, kind, id, name }: ObjectTarget): vscode.Uri {
  const fileName = `${name.replaceAll("/", "∕")}.json`;
  return vscode.Uri.from({
    scheme: inspectScheme,
    path: `/${fileName}`,
    query: JSON.stringify({ engineKey, kind, id }),
  });
}

/** Reads the record each time somebody asks to inspect it; a record that cannot be had says why in its place. */
export const readInspectDocument: ReadDocument = async (inventory, query, signal) => {
  try {
    return await readRecord(inventory, query, signal);
  } catch (error) {
    return `// ${presentError(error).message}\n`;
  }
};

async function readRecord(inventory: Inventory, query: string, signal: AbortSignal): Promise<string> {
  const { engineKey, id, kind } = address.parse(JSON.parse(query));
  const engine = inventory.engine(engineKey);
  if (!engine) {
    throw engineAway();
  }
  return `${JSON.stringify(await engine.inspect(kind, id, signal), undefined, 2)}\n`;
}
