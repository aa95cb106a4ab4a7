/** `toLocaleString` looks up the locale on every call, which a thousand rows make visible. */
const day = new Intl.DateTimeFormat(undefined, { dateStyle: "short" });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** Of Unix time in seconds. */
export function dayText(seconds: number): string {
  return day.format(seconds * 1000);
}

/** Of Unix time in seconds. */
export function momentText(seconds: number): string {
  return moment.format(seconds * 1000);
}
