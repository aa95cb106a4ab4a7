/**
 * `toLocaleString` looks up the locale on every call, which a thousand rows make visible; and the first format of a process
 * takes five milliseconds to make, which the rows that show no date need not wait for.
 */
let day: Intl.DateTimeFormat | undefined;
let moment: Intl.DateTimeFormat | undefined;

/** Of Unix time in seconds. */
export function dayText(seconds: number): string {
  day ??= new Intl.DateTimeFormat(undefined, { dateStyle: "short" });
  return day.format(seconds * 1000);
}

/** Of Unix time in seconds. */
export function momentText(seconds: number): string {
  moment ??= new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  return moment.format(seconds * 1000);
}
