import { pullForecast } from "../../compatibility/pullForecast";
import type { Verdict } from "../../compatibility/verdict";
import type { ImagePlatform } from "../../engine/model";
import type { EngineSnapshot } from "../../inventory/engineState";
import { hypervisorBehind } from "./hypervisorBehind";
import { verdictOn } from "./verdictOn";

/** On what a Windows engine would take of the offered platforms; undefined where there is nothing to judge. */
export async function verdictOnOffer(
  snapshot: EngineSnapshot,
  offered: readonly ImagePlatform[],
): Promise<Verdict | undefined> {
  const { info } = snapshot;
  const forecast = info?.mode === "windows" ? pullForecast(info, offered) : undefined;
  switch (forecast?.kind) {
    case "fits":
    case "tooNew":
      return info && verdictOn(info, forecast.platform, async () => hypervisorBehind(snapshot));
    case "otherSystem":
    case "unknown":
    case undefined:
      return undefined;
  }
}
