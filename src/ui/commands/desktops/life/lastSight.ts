/** When the tab of each desktop came into sight last, on the clock that only ever grows. */
const sights = new Map<string, number>();

export function noteSight(id: string): void {
  sights.set(id, performance.now());
}

export function wasSeenSince(id: string, since: number): boolean {
  return (sights.get(id) ?? -1) >= since;
}
