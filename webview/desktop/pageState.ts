import * as z from "zod/mini";
import { vscodeApi } from "../kit/vscodeApi";

/** What a reload of the window brings back: which desktop this is (the extension's own words for it), and how it is shown. */
const stateSchema = z.object({
  desktop: z.optional(z.unknown()),
  scale: z.enum(["fit", "original"]),
  control: z.enum(["control", "viewOnly"]),
});

export type PageState = z.infer<typeof stateSchema>;

export function loadState(): PageState {
  const kept = z.safeParse(stateSchema, vscodeApi.getState());
  return kept.success ? kept.data : { scale: "fit", control: "control" };
}

export function saveState(state: PageState): void {
  vscodeApi.setState(state);
}
