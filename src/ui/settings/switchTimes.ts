import type { SwitchTimes } from "../../mode/switchJourney";

export type SwitchTimeSettings = Pick<SwitchTimes, "pollMs" | "stillWorkingMs" | "deadlineMs">;

interface Bounds {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

/** As in package.json: the settings editor warns of a number outside, and hands it out all the same. */
export const switchTimeBounds = {
  "mode.pollEverySeconds": { usual: 1, least: 0.5, most: 30 },
  "mode.stillWorkingAfterSeconds": { usual: 30, least: 5, most: 3_600 },
  "mode.giveUpAfterSeconds": { usual: 180, least: 5, most: 3_600 },
} as const satisfies Readonly<Record<string, Bounds>>;

/** What is no number, or too small a one, counts as left out; a bigger one than the most as that. */
export function switchTimesIn(configuration: { get(name: string): unknown }): SwitchTimeSettings {
  const milliseconds = (name: keyof typeof switchTimeBounds): number => {
    const { usual, least, most } = switchTimeBounds[name];
    const value = configuration.get(name);
    return (typeof value === "number" && value >= least ? Math.min(value, most) : usual) * 1_000;
  };
  return {
    pollMs: milliseconds("mode.pollEverySeconds"),
    stillWorkingMs: milliseconds("mode.stillWorkingAfterSeconds"),
    deadlineMs: milliseconds("mode.giveUpAfterSeconds"),
  };
}
