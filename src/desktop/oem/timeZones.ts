import { findWindows, WINDOWS_TO_IANA_MAP, type IanaName } from "windows-iana";

/** A time zone by Windows' own name, and by the city that stands for it. */
export interface WindowsTimeZone {
  readonly id: string;
  readonly city: string;
  /** As it is now there, e.g. "UTC+02:00". */
  readonly offset: string;
}

/** From west to east, as they are now. */
export function windowsTimeZones(now: Date): readonly WindowsTimeZone[] {
  return WINDOWS_TO_IANA_MAP.filter(({ territory }) => territory === "001")
    .flatMap(({ windowsName, iana: [zone] }) => {
      const minutes = offsetOf(zone, now);
      return minutes === undefined ? [] : [{ id: windowsName, zone, minutes }];
    })
    .toSorted((one, other) => one.minutes - other.minutes || one.zone.localeCompare(other.zone))
    .map(({ id, zone, minutes }) => ({ id, city: cityOf(zone), offset: writeOffset(minutes) }));
}

/** Windows' name for the zone of a machine that names it as most do, e.g. "Europe/Berlin". */
export function windowsTimeZoneOf(zone: string): string | undefined {
  return findWindows(zone as IanaName)[0];
}

function cityOf(zone: string): string {
  return zone.replace(/^.*\//, "").replaceAll("_", " ");
}

/** Absent where this machine's tables do not have the zone. */
function offsetOf(zone: string, now: Date): number | undefined {
  try {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    const name = format.formatToParts(now).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours = "0", minutes = "0"] = /^GMT(?:([+-])(\d{2}):(\d{2}))?$/.exec(name) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  } catch {
    return undefined;
  }
}

function writeOffset(minutes: number): string {
  const pad = (value: number): string => String(value).padStart(2, "0");
  const distance = Math.abs(minutes);
  return `UTC${minutes < 0 ? "-" : "+"}${pad(Math.floor(distance / 60))}:${pad(distance % 60)}`;
}
