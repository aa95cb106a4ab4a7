import { findVersion } from "../spec/versions";

/** A licence for trying Windows out. When it is over, Windows shuts itself down every hour. */
export interface Evaluation {
  readonly days: number;
  /** Unix time in seconds. */
  readonly endsAt: number;
  /** Negative when it is over. */
  readonly daysLeft: number;
}

const secondsPerDay = 24 * 60 * 60;
const serverDays = 180;
const clientDays = 90;

/**
 * How much of the trial is left, counted from the day on which it was installed; nothing of a Windows that is no trial.
 *
 * @param installedAt Unix time in seconds
 * @param now the same
 */
export function evaluationOf(version: string, installedAt: number | undefined, now: number): Evaluation | undefined {
  const windows = findVersion(version);
  if (windows?.license !== "evaluation" || installedAt === undefined) {
    return undefined;
  }
  const days = windows.name.startsWith("Windows Server ") ? serverDays : clientDays;
  const endsAt = installedAt + days * secondsPerDay;
  return { days, endsAt, daysLeft: Math.floor((endsAt - now) / secondsPerDay) };
}
