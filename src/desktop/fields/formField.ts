import type { SpecField } from "../spec/specFields";
import type { SpecGroup } from "../spec/variableTable";

export type FormGroup = "general" | SpecGroup | "setup";

/** How a person gives a value; in a form every value is a text, and an empty one says nothing. */
export type FieldKind =
  | { readonly kind: "text" | "number" | "password" }
  /** Texts of its own, of which one is chosen. */
  | { readonly kind: "choice"; readonly values: readonly string[] }
  /** `Y` or `N`; `usual` is what it is when nothing is said. */
  | { readonly kind: "switch"; readonly usual: "Y" | "N" }
  /** One value per line. */
  | { readonly kind: "lines" }
  /** Text of many lines. */
  | { readonly kind: "block" }
  /** On the engine's host. */
  | { readonly kind: "file" | "folder" };

/** A field of a spec as a form has it. */
export interface FormField {
  readonly field: SpecField;
  readonly group: FormGroup;
  readonly input: FieldKind;
  /** Of the image, where it is one. */
  readonly variable?: string;
  /** What the image takes when nothing is said. */
  readonly usual?: string;
  /** Absent when the text is none of its kind. */
  read(text: string): unknown;
  write(value: unknown): string;
}
