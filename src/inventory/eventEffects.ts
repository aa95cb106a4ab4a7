import type { ContainerState, EngineEvent, ObjectKind } from "../engine/model";
import { isThrowAway } from "../engine/probes/helperLabel";

/** What an event asks of the picture. `held` is for what another event mostly follows at once. */
export type EventEffect =
  | { readonly kind: "read"; readonly object: ObjectKind; readonly id: string; readonly pace: Pace }
  | { readonly kind: "readAll"; readonly object: ObjectKind }
  | { readonly kind: "remove"; readonly object: ObjectKind; readonly id: string }
  /** The event says all there is to know: no need to ask. */
  | { readonly kind: "rename"; readonly id: string; readonly name: string }
  /** A tag is on this image now, and so no longer on another; the other one gets no event. */
  | { readonly kind: "tagged"; readonly id: string; readonly tag: string }
  /** From now on a list that still has it so is too old: engines say some events before their own lists know. */
  | { readonly kind: "left"; readonly id: string; readonly state: LeftState }
  | { readonly kind: "runs"; readonly id: string }
  | { readonly kind: "engineChanged"; readonly at: string };

export type Pace = "prompt" | "held";

/** What a container ends or is paused from, and what it goes on from. */
export type LeftState = Extract<ContainerState, "running" | "paused">;

/** The effects of one event, in order. An action that is not known here is read again, in case it matters. */
export function effectsOf(event: EngineEvent): readonly EventEffect[] {
  // "health_status: healthy", "exec_create: sh -c ..."
  const [action = ""] = event.action.split(":");
  switch (event.kind) {
    case "container":
      // A container's event carries its labels.
      return isThrowAway({ labels: event.attributes }) ? [] : containerEffects(action, event);
    case "image":
      return imageEffects(action, event);
    case "network":
      return networkEffects(action, event);
    case "volume":
      return volumeEffects(action, event);
    case "other":
      // Only the daemon reloads; its name, labels or runtimes may be others now.
      return action === "reload" ? [{ kind: "engineChanged", at: event.timeNano }] : [];
  }
}

/** They change nothing that is shown, or come with an event that does: "kill" with "die", "restart" with "start". */
const silentContainerActions = new Set([
  "archive-path",
  "attach",
  "checkpoint",
  "copy",
  "detach",
  "exec_create",
  "exec_detach",
  "exec_die",
  "exec_start",
  "export",
  "extract-to-dir",
  "kill",
  "oom",
  "prune",
  "resize",
  "restart",
  "top",
  "update",
]);

function containerEffects(action: string, { id, attributes }: EngineEvent): readonly EventEffect[] {
  if (silentContainerActions.has(action)) {
    return [];
  }
  switch (action) {
    case "destroy":
      return [{ kind: "remove", object: "container", id }];
    case "rename": {
      const name = attributes.name;
      return name === undefined ? [read("container", id)] : [{ kind: "rename", id, name: name.replace(/^\//, "") }];
    }
    case "die":
      return [{ kind: "left", id, state: "running" }, read("container", id, "held")];
    case "pause":
      return [{ kind: "left", id, state: "running" }, read("container", id)];
    case "unpause":
      return [{ kind: "left", id, state: "paused" }, read("container", id)];
    case "start":
      return [{ kind: "runs", id }, read("container", id)];
    case "health_status":
      return [read("container", id, "held")];
    case "commit": {
      const image = attributes.imageID;
      return [image === undefined ? { kind: "readAll", object: "image" } : read("image", image)];
    }
    default:
      return [read("container", id)];
  }
}

function imageEffects(action: string, { id, attributes }: EngineEvent): readonly EventEffect[] {
  switch (action) {
    case "push":
    case "save":
      return [];
    case "delete":
      return [{ kind: "remove", object: "image", id }];
    case "untag":
      // `docker rmi` says "untag" for every tag, and then "delete".
      return [read("image", id, "held")];
    case "tag": {
      const tag = attributes.name;
      return tag === undefined ? [read("image", id)] : [{ kind: "tagged", id, tag }];
    }
    default:
      // "pull" carries a name instead of an id; it, "load" and "import" may take tags away from other images.
      return [{ kind: "readAll", object: "image" }];
  }
}

function networkEffects(action: string, { id, attributes }: EngineEvent): readonly EventEffect[] {
  switch (action) {
    case "connect":
    case "disconnect": {
      // Comes with every start and end of a container.
      const container = attributes.container;
      return container === undefined ? [] : [read("container", container, "held")];
    }
    case "destroy":
    case "remove":
      return [{ kind: "remove", object: "network", id }];
    case "prune":
      // Engines differ in whether they also name what they pruned.
      return [{ kind: "readAll", object: "network" }];
    default:
      return [read("network", id)];
  }
}

function volumeEffects(action: string, { id }: EngineEvent): readonly EventEffect[] {
  switch (action) {
    case "mount":
    case "unmount":
      return [];
    case "destroy":
      return [{ kind: "remove", object: "volume", id }];
    case "prune":
      return [{ kind: "readAll", object: "volume" }];
    default:
      return [read("volume", id)];
  }
}

function read(object: ObjectKind, id: string, pace: Pace = "prompt"): EventEffect {
  return { kind: "read", object, id, pace };
}
