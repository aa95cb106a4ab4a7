import { pullForecast } from "../../compatibility/pullForecast";
import { verdict, type Verdict } from "../../compatibility/verdict";
import type { ImagePlatform } from "../../engine/model";
import type { EngineSnapshot } from "../../inventory/engineState";

/** On what a Windows engine would take of the offered platforms; undefined where there is nothing to judge. */
export function verdictOnOffer({ info }: EngineSnapshot, offered: readonly ImagePlatform[]): Verdict | undefined {
  const forecast = info?.mode === "windows" ? pullForecast(info, offered) : undefined;
  switch (forecast?.kind) {
    case "fits":
      return info && verdict(info, forecast.platform, { hypervisor: "unknown" });
    case "tooNew":
      return forecast.verdict;
    case "otherSystem":
    case "unknown":
    case undefined:
      return undefined;
  }
}
