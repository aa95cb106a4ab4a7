import * as vscode from "vscode";
import { ScreenKeeper } from "../../../desktop/screen/screenKeeper";
import { noSound, openSound, soundOfPageOnly } from "../../../desktop/screen/screenSound";
import type { Disposable } from "../../../platform/emitter";
import type { PlacedDesktop } from "./placedDesktop";
import { engineAway } from "../../errors/usualErrors";
import { byteCountOf } from "../messageBytes";
import { SoundFrames } from "./soundFrames";

export interface SoundListener {
  /** Whole frames of samples. */
  readonly onData: (data: Uint8Array<ArrayBuffer>) => void;
  readonly onAbsent: (reason: string) => void;
}

/** The sound of one panel's desktop: connected while it is wanted and the machine runs, as the screen is. */
export class DesktopSound implements Disposable {
  private readonly keeper: ScreenKeeper;
  private readonly frames = new SoundFrames();
  private wanted: "wanted" | "unwanted" = "unwanted";
  private machine: "running" | "off" = "off";

  constructor(target: () => PlacedDesktop | undefined, listener: SoundListener) {
    this.keeper = new ScreenKeeper(
      async (tunnel, signal) => {
        const desktop = target();
        if (!desktop) {
          throw engineAway();
        }
        return openSound(desktop.place, desktop.id, tunnel, signal);
      },
      {
        onOpened: () => this.frames.begin(),
        onData: (session, pieces) => {
          // Sound is small, and what comes late is not played.
          this.keeper.grant(session, byteCountOf(pieces));
          listener.onData(this.frames.take(pieces));
        },
        onClosed: (_session, cause) => {
          const reason = typeof cause === "string" ? absences().get(cause) : undefined;
          if (reason !== undefined) {
            this.set("unwanted");
            listener.onAbsent(reason);
          }
        },
        onLetGo: () => undefined,
      },
    );
  }

  set(wanted: "wanted" | "unwanted"): void {
    this.wanted = wanted;
    this.apply();
  }

  setMachine(machine: "running" | "off"): void {
    this.machine = machine;
    this.apply();
  }

  dispose(): void {
    this.keeper.dispose();
  }

  private apply(): void {
    if (this.wanted === "wanted" && this.machine === "running") {
      this.keeper.want();
    } else {
      this.keeper.letGo();
    }
  }
}

function absences(): ReadonlyMap<string, string> {
  return new Map([
    [noSound, vscode.l10n.t("This desktop has no sound: it was made without AUDIO=Y.")],
    [
      soundOfPageOnly,
      vscode.l10n.t("This release of the image has sound in its own page only: with 6.04 and later it is heard here."),
    ],
  ]);
}
