/** How a form calls a field, and what helps to fill it in. */
export interface FieldText {
  readonly label: string;
  readonly hint?: string;
  /** Shown in an empty input. */
  readonly example?: string;
}

export type FieldTexts<F extends string> = Readonly<Record<F, FieldText>>;
