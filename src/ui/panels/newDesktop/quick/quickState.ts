/** What was answered so far, as the form has it. */
export interface QuickState {
  readonly engineKey: string;
  readonly values: Readonly<Record<string, string>>;
}
