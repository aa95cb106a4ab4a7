import { isOfTakenPort, recogniseError } from "../catalogue";
import type { EngineFailure } from "../engineError";
import { otherMode } from "../model";
import { neededMode } from "../neededMode";
import type { CallContext } from "./callContext";

/**
 * What the engine only tells in words: fragments that are stable between its versions, never text of the system, which
 * is localized. Undefined for what is not known.
 */
export function failureOfText(detail: string, context: CallContext): EngineFailure | undefined {
  const { endpoint, id = "" } = context;
  if (pausedFragment.test(detail)) {
    return { kind: "paused", endpoint };
  }
  if (/client sent an http request to an https server/i.test(detail)) {
    return { kind: "tls", endpoint, detail };
  }
  const known = recogniseError(detail);
  if (known && isOfTakenPort(known.id)) {
    return { kind: "portTaken", endpoint, detail };
  }
  const required = neededMode(detail);
  if (required !== undefined) {
    return { kind: "wrongMode", endpoint, required, actual: otherMode(required), detail };
  }
  return context.object === "reference" ? failureOfRegistryText(detail, id) : undefined;
}

const pausedFragment = /docker desktop is (\w+ )?paused/i;

function failureOfRegistryText(detail: string, reference: string): EngineFailure | undefined {
  if (deniedFragment.test(detail)) {
    return { kind: "registryDenied", reference, detail };
  }
  if (noManifestFragment.test(detail)) {
    return { kind: "notFound", object: "reference", id: reference, detail };
  }
  return undefined;
}

const deniedFragment =
  /pull access denied|unauthorized|no basic auth credentials|authentication required|access to the resource is denied/;

const noManifestFragment =
  /manifest unknown|manifest for .* not found|no matching manifest|image does not exist locally|: not found$/;
