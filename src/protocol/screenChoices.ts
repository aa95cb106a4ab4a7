import * as z from "zod/mini";

export const zooms = ["fit", "resize", "original", "50", "75", "125", "150", "200"] as const;
export const qualities = ["sharp", "balanced", "fast"] as const;

/** How a person likes one desktop to be shown; what a newer or older version does not know falls back by itself. */
export const screenChoicesSchema = z.object({
  /** `resize`: Windows takes the panel's size where it can; a number is a percentage. */
  zoom: z.catch(z.enum(zooms), "fit"),
  control: z.catch(z.enum(["control", "viewOnly"]), "control"),
  quality: z.catch(z.enum(qualities), "balanced"),
  /** `windows`: every key is Windows' own; `shared`: key combinations stay with VS Code. */
  keys: z.catch(z.enum(["windows", "shared"]), "windows"),
  sound: z.catch(z.enum(["on", "muted"]), "muted"),
  clipboard: z.catch(z.enum(["shared", "apart"]), "shared"),
  statistics: z.catch(z.enum(["shown", "hidden"]), "hidden"),
});

export type ScreenChoices = z.infer<typeof screenChoicesSchema>;
export type Zoom = ScreenChoices["zoom"];
export type Control = ScreenChoices["control"];
export type Quality = ScreenChoices["quality"];

/** What was kept, and what is usual for the rest. */
export function readChoices(kept: unknown): ScreenChoices {
  return z.parse(screenChoicesSchema, typeof kept === "object" && kept !== null ? kept : {});
}
