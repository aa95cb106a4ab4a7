import * as z from "zod/mini";
import { notification, request, type PanelApi } from "./define";

/** What is typed and chosen, as it stands in the form; what is wrong with it the extension tells, by its one schema. */
export const newDesktopForm = z.object({
  engineKey: z.string(),
  name: z.string(),
  version: z.string(),
  image: z.string(),
  ramSize: z.string(),
  coreCount: z.string(),
  diskSize: z.string(),
  folder: z.string(),
  userName: z.string(),
  acceleration: z.enum(["kvm", "emulation"]),
});

export const newDesktopFields = [
  "name",
  "version",
  "image",
  "ramSize",
  "coreCount",
  "diskSize",
  "folder",
  "userName",
] as const;

const problemSchema = z.object({
  field: z.enum(newDesktopFields),
  severity: z.enum(["error", "warning"]),
  text: z.string(),
});

const choiceSchema = z.object({ value: z.string(), label: z.string() });

/** What one engine has to offer. */
const offerSchema = z.object({
  images: z.array(choiceSchema),
  memory: z.string(),
  cores: z.string(),
  /** Absent while nobody looked: without the image on the engine nothing can look. */
  acceleration: z.optional(z.object({ state: z.enum(["available", "missing"]), text: z.string() })),
});

const stringsSchema = z.object({
  title: z.string(),
  intro: z.string(),
  engine: z.string(),
  name: z.string(),
  version: z.string(),
  otherVersions: z.string(),
  image: z.string(),
  ramSize: z.string(),
  coreCount: z.string(),
  diskSize: z.string(),
  diskHint: z.string(),
  folder: z.string(),
  folderHint: z.string(),
  browse: z.string(),
  userName: z.string(),
  userNameHint: z.string(),
  emulation: z.string(),
  create: z.string(),
  cancel: z.string(),
});

/** Between the form of a new desktop and the extension. */
export const newDesktopApi = {
  toHost: {
    ready: request(
      z.void(),
      z.object({
        strings: stringsSchema,
        engines: z.array(choiceSchema),
        versions: z.array(
          z.object({ value: z.string(), label: z.string(), detail: z.string(), rank: z.enum(["usual", "other"]) }),
        ),
        form: newDesktopForm,
      }),
    ),
    offer: request(z.object({ engineKey: z.string(), image: z.string() }), offerSchema),
    check: request(newDesktopForm, z.array(problemSchema)),
    browseFolder: request(z.void(), z.object({ path: z.optional(z.string()) })),
    submit: request(
      newDesktopForm,
      z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("created") }),
        z.object({ kind: z.literal("problems"), problems: z.array(problemSchema) }),
        z.object({ kind: z.literal("noAcceleration"), text: z.string() }),
        z.object({ kind: z.literal("cancelled") }),
      ]),
    ),
    /** Stops a creation under way, or closes the form. */
    cancel: notification(z.void()),
  },
  toWebview: {
    progress: notification(z.object({ text: z.string(), percent: z.optional(z.number()) })),
  },
} as const satisfies PanelApi;

export type NewDesktopForm = z.infer<typeof newDesktopForm>;
export type NewDesktopField = (typeof newDesktopFields)[number];
export type NewDesktopProblem = z.infer<typeof problemSchema>;
export type NewDesktopOffer = z.infer<typeof offerSchema>;
export type NewDesktopStrings = z.infer<typeof stringsSchema>;
