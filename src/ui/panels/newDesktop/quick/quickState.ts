/** What was answered so far, as the form has it. */
export interface QuickState {
  readonly engineKey: string;
  readonly values: Readonly<Record<string, string>>;
  /** Which template the values began with, by its place in their list; none: the usual ones. */
  readonly template?: number | undefined;
}
