import * as z from "zod/mini";
import { notification, request, type PanelApi } from "./define";

/** What stands in the form, by its fields; what is wrong with it the extension tells, by its one schema. */
export const newDesktopForm = z.object({
  engineKey: z.string(),
  values: z.record(z.string(), z.string()),
});

const choiceSchema = z.object({ value: z.string(), label: z.string() });

/** A field as it is shown; in the form every value is a text, and an empty one says nothing. */
const fieldSchema = z.object({
  field: z.string(),
  label: z.string(),
  hint: z.string(),
  /** Of the image, shown small beside the label. */
  variable: z.string(),
  /** Shown in an empty input. */
  example: z.string(),
  /** What it is when nothing is said. */
  usual: z.string(),
  input: z.discriminatedUnion("kind", [
    z.object({ kind: z.enum(["text", "number", "password", "block", "file", "folder"]) }),
    z.object({ kind: z.literal("choice"), choices: z.array(choiceSchema) }),
    z.object({ kind: z.literal("switch"), usual: z.enum(["Y", "N"]) }),
    /** One value per line; what is suggested is added by a press. */
    z.object({ kind: z.literal("lines"), suggested: z.array(choiceSchema) }),
  ]),
});

const groupSchema = z.object({ id: z.string(), title: z.string(), fields: z.array(fieldSchema) });

const problemSchema = z.object({
  field: z.string(),
  severity: z.enum(["error", "warning"]),
  text: z.string(),
});

const versionSchema = z.object({
  value: z.string(),
  name: z.string(),
  download: z.string(),
  memory: z.string(),
  disk: z.string(),
  license: z.string(),
  rank: z.enum(["usual", "other"]),
});

/** What one engine has to offer. */
const offerSchema = z.object({
  images: z.array(choiceSchema),
  /** Beside fields: what is there of what they ask for. */
  notes: z.record(z.string(), z.string()),
  /** Absent while nobody looked: without an image on the engine nothing can look. */
  acceleration: z.optional(z.object({ state: z.enum(["available", "missing"]), text: z.string() })),
  network: z.string(),
  /** Whether a path that is picked here is one of the engine's host, and what to know of it. */
  paths: z.object({ kind: z.enum(["here", "elsewhere"]), text: z.string() }),
});

const stringsSchema = z.object({
  title: z.string(),
  intro: z.string(),
  engine: z.string(),
  versionColumns: z.object({ name: z.string(), download: z.string(), memory: z.string(), disk: z.string() }),
  otherVersions: z.string(),
  otherImage: z.string(),
  ownVersion: z.string(),
  ownVersionHint: z.string(),
  shareWorkspace: z.string(),
  emulation: z.string(),
  setupTitle: z.string(),
  setupHint: z.string(),
  preview: z.string(),
  allSettings: z.string(),
  search: z.string(),
  nothingFound: z.string(),
  add: z.string(),
  browse: z.string(),
  create: z.string(),
  saveTemplate: z.string(),
  cancel: z.string(),
  /** With `{0}` for the number. */
  changed: z.string(),
  problems: z.string(),
});

/** Between the form of a new desktop and the extension. */
export const newDesktopApi = {
  toHost: {
    ready: request(
      z.void(),
      z.object({
        strings: stringsSchema,
        engines: z.array(choiceSchema),
        versions: z.array(versionSchema),
        /** The face of the form; its layout is the form's own. */
        usual: z.array(fieldSchema),
        setup: z.array(fieldSchema),
        groups: z.array(groupSchema),
        /** Of the folder that is open, empty without one. */
        workspace: z.string(),
        /** What is to be known of where the form's values come from. */
        notices: z.array(z.string()),
        form: newDesktopForm,
      }),
    ),
    offer: request(z.object({ engineKey: z.string(), image: z.string(), storage: z.string() }), offerSchema),
    check: request(newDesktopForm, z.array(problemSchema)),
    browse: request(z.object({ kind: z.enum(["file", "folder"]) }), z.object({ path: z.optional(z.string()) })),
    /** The files for the first logon, each in a read-only document. */
    preview: request(newDesktopForm, z.void()),
    /** What stands in the way, else nothing. */
    saveTemplate: request(newDesktopForm, z.array(problemSchema)),
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
    /** An engine has other images now. */
    imagesChanged: notification(z.object({ engineKey: z.string() })),
  },
} as const satisfies PanelApi;

export type NewDesktopForm = z.infer<typeof newDesktopForm>;
export type NewDesktopField = z.infer<typeof fieldSchema>;
export type NewDesktopGroup = z.infer<typeof groupSchema>;
export type NewDesktopProblem = z.infer<typeof problemSchema>;
export type NewDesktopOffer = z.infer<typeof offerSchema>;
export type NewDesktopStrings = z.infer<typeof stringsSchema>;
export type NewDesktopVersion = z.infer<typeof versionSchema>;
