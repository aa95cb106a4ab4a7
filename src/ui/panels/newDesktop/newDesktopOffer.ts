import * as vscode from "vscode";
import { readValues } from "../../../desktop/fields/formValues";
import { isDesktopImage } from "../../../desktop/desktopImages";
import { probeHost, type HostDevices } from "../../../desktop/create/probeHost";
import { probeRoom, type HostRoom } from "../../../desktop/create/probeRoom";
import { defaultImage } from "../../../desktop/spec";
import { isOnThisMachine } from "../../../engine/endpoints/isOnThisMachine";
import { EngineError } from "../../../engine/engineError";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { NewDesktopOffer } from "../../../protocol/newDesktopApi";
import { describeKvm } from "../../errors/describeDesktopProblem";
import type { EngineTarget } from "../../pickers/pickEngine";

/** What was seen of an engine's host; nothing where there was no image to look with. */
export interface HostView {
  readonly devices?: HostDevices;
  readonly room?: HostRoom;
}

/** Looks with the desktop's image where it is there, else with any other that can: what is there does not depend on it. */
export async function lookAtHost(
  { engine, snapshot }: EngineTarget,
  { image, storage }: { readonly image: string; readonly storage: string },
  signal: AbortSignal,
): Promise<HostView> {
  const place = readValues({ storage }).spec.disks.storage;
  for (const candidate of imagesToLookWith(snapshot, image)) {
    try {
      const [devices, room] = await Promise.all([
        probeHost(engine, { image: candidate }, signal),
        probeRoom(engine, candidate, place, signal),
      ]);
      return { devices, room };
    } catch (error) {
      // One without a shell, as many are: the next one may have it.
      if (!(error instanceof EngineError) || candidate === image) {
        throw error;
      }
    }
  }
  return {};
}

const mostTries = 3;

function imagesToLookWith(snapshot: EngineSnapshot, image: string): readonly string[] {
  const tags = [...snapshot.image.values()]
    .toSorted((one, other) => one.sizeBytes - other.sizeBytes)
    .flatMap(({ tags: [tag] }) => tag ?? []);
  const own = localImages(snapshot);
  const others = tags.filter((tag) => !own.includes(tag)).slice(0, mostTries);
  return [...new Set([...own.filter((tag) => tag === image), ...own, ...others])];
}

/** What an engine has to offer to a new desktop, in words. */
export function offerOf({ snapshot }: EngineTarget, { devices, room }: HostView): NewDesktopOffer {
  return {
    images: imageChoices(localImages(snapshot)),
    notes: notesOf(snapshot, room),
    ...(devices && { acceleration: accelerationOf(devices) }),
    network: devices ? describeTun(devices.tun) : lookedAtNothing(),
    paths: pathsOf(snapshot),
  };
}

function notesOf({ info }: EngineSnapshot, room: HostRoom = {}): NewDesktopOffer["notes"] {
  return {
    ramSize: memoryNote(info?.memoryBytes, room.freeMemoryBytes),
    coreCount: info ? vscode.l10n.t("The engine's host has {0}.", room.cores ?? info.cpuCount) : "",
    diskSize: room.freeDiskBytes === undefined ? "" : vscode.l10n.t("{0} are free.", gigabytes(room.freeDiskBytes)),
  };
}

function accelerationOf({ kvm }: HostDevices): NewDesktopOffer["acceleration"] {
  return { state: kvm === "available" ? "available" : "missing", text: describeKvm(kvm) };
}

function pathsOf(snapshot: EngineSnapshot): NewDesktopOffer["paths"] {
  return isOnThisMachine(snapshot.endpoint)
    ? { kind: "here", text: "" }
    : {
        kind: "elsewhere",
        text: vscode.l10n.t(
          "The engine runs on another machine ({0}): the path has to exist there.",
          snapshot.endpoint.host,
        ),
      };
}

function memoryNote(total: number | undefined, free: number | undefined): string {
  if (total === undefined) {
    return "";
  }
  return free === undefined
    ? vscode.l10n.t("The engine's host has {0}.", gigabytes(total))
    : vscode.l10n.t("{0} of {1} are free.", gigabytes(free), gigabytes(total));
}

function gigabytes(bytes: number): string {
  return vscode.l10n.t("{0} GB", Math.floor((bytes / 1024 ** 3) * 10) / 10);
}

function describeTun(tun: HostDevices["tun"]): string {
  return tun === "available"
    ? ""
    : vscode.l10n.t(
        "The engine's host gives containers no /dev/net/tun: Windows gets a simpler network, into which few ports can be forwarded.",
      );
}

function lookedAtNothing(): string {
  return vscode.l10n.t(
    "The engine has no image to look at its host with: free memory, disk and hardware acceleration are looked at when the desktop's image is there.",
  );
}

function localImages({ image }: EngineSnapshot): readonly string[] {
  return [...image.values()].flatMap(({ tags }) => tags).filter(isDesktopImage);
}

function imageChoices(present: readonly string[]): NewDesktopOffer["images"] {
  const others = present.filter((tag) => tag !== defaultImage).sort();
  return [defaultImage, ...others].map((tag) => ({
    value: tag,
    label: present.includes(tag) ? tag : vscode.l10n.t("{0} (will be pulled)", tag),
  }));
}
