/** When the tab of each desktop came into sight last, on the clock that only ever grows. */
export class LastSights {
  private readonly times = new Map<string, number>();

  note(id: string): void {
    this.times.set(id, performance.now());
  }

  isSince(id: string, time: number): boolean {
    return (this.times.get(id) ?? -1) >= time;
  }
}
