import * as z from "zod/mini";
import { notification, request, type PanelApi } from "./define";
import { desktopStringNames, type DesktopStringName } from "./desktopStringNames";
import { qualities, screenChoicesSchema, zooms } from "./screenChoices";
import { combinationNames, functionKeyNames } from "./keyNames";
import { pageCommands, powerActions } from "./screenCommands";
import { screenLineSchema } from "./screenLine";

/** Only its kind is checked: the bytes are the screen's own protocol, which noVNC parses. */
const bytes = z.instanceof(Uint8Array);

/** One connection to the screen; what still travels of an older one is told apart by it and dropped. */
const session = z.int();

const stepSchema = z.object({ title: z.string(), status: z.enum(["done", "current", "waiting"]) });

/** Where an installation is, worded by the extension. */
const installationSchema = z.object({
  title: z.string(),
  detail: z.string(),
  /** Absent while nobody can tell. */
  percent: z.optional(z.number()),
  steps: z.array(stepSchema),
});

export const desktopActions = [
  "start",
  "stop",
  "showLogs",
  "remove",
  "refreshEngine",
  "newDesktop",
  "inspect",
  "copyWslSettings",
  "openGuide",
  "protectDisk",
  "editSettings",
  "openRdp",
  "resume",
] as const;

const actionSchema = z.object({ action: z.enum(desktopActions), title: z.string() });

/** A line above the screen that stays as long as it is true, with what can be pressed. */
const bannerSchema = z.object({
  tone: z.enum(["error", "warning"]),
  text: z.string(),
  actions: z.array(actionSchema),
});

/** What the image noticed and went on with: looked at when somebody wants to. */
const hintsSchema = z.object({ title: z.string(), items: z.array(z.string()) });

/** What the panel shows. */
export const desktopViewSchema = z.discriminatedUnion("kind", [
  /** Nothing to see on a screen yet. */
  z.object({
    kind: z.literal("installing"),
    installation: installationSchema,
    hints: z.optional(hintsSchema),
  }),
  /** The virtual machine runs; `installation` is there until Windows is. */
  z.object({
    kind: z.literal("screen"),
    installation: z.optional(installationSchema),
    banners: z.array(bannerSchema),
    hints: z.optional(hintsSchema),
    /** The virtual machine stands still because it was paused. */
    machine: z.optional(z.enum(["running", "paused"])),
  }),
  /** Something to read and to press: stopped, failed, gone, engine away. */
  z.object({
    kind: z.literal("message"),
    tone: z.enum(["neutral", "error"]),
    title: z.string(),
    detail: z.string(),
    actions: z.array(actionSchema),
  }),
]);

/** All texts of the page, which has no translations of its own. */
export const desktopStringsSchema = z.record(z.enum(desktopStringNames), z.string());

/** What a command of VS Code asks of the screen. */
const screenOrderSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("command"), command: z.enum(pageCommands) }),
  z.object({ kind: z.literal("keys"), keys: z.enum([...combinationNames, ...functionKeyNames]) }),
  z.object({ kind: z.literal("zoom"), zoom: z.enum(zooms) }),
  z.object({ kind: z.literal("quality"), quality: z.enum(qualities) }),
]);

/** The desktop was made without the agent, or its agent does not answer. */
const noAgent = ["absent", "silent"] as const;

/** Between a desktop's panel and the extension. */
export const desktopApi = {
  toHost: {
    ready: request(
      z.void(),
      z.object({
        view: desktopViewSchema,
        strings: desktopStringsSchema,
        desktop: z.unknown(),
        choices: screenChoicesSchema,
      }),
    ),
    /** The page is there: from now on it hears what it is told. */
    shown: notification(z.void()),
    choose: notification(screenChoicesSchema),
    readClipboard: request(z.void(), z.object({ text: z.string() })),
    /** Text that was copied in Windows. */
    writeClipboard: notification(z.object({ text: z.string() })),
    /** Gives a text to Windows' clipboard; `screen`: Windows hears of it by the screen's own protocol. */
    giveClipboard: request(z.object({ text: z.string() }), z.object({ way: z.enum(["agent", "screen", ...noAgent]) })),
    /** Brings the text of Windows' clipboard into the one here. */
    takeClipboard: request(z.void(), z.object({ answer: z.enum(["taken", "empty", ...noAgent]) })),
    saveScreenshot: request(z.object({ png: bytes }), z.object({ saved: z.boolean() })),
    /** Asks where to; `refused` when the person thought better of it. */
    startRecording: request(z.object({ extension: z.string() }), z.object({ answer: z.enum(["started", "refused"]) })),
    recordingData: request(z.object({ data: bytes }), z.void()),
    endRecording: request(z.void(), z.void()),
    power: request(z.object({ action: z.enum(powerActions) }), z.void()),
    /** The sound is wanted, or not any more. */
    sound: notification(z.object({ wanted: z.enum(["wanted", "unwanted"]) })),
    act: request(z.object({ action: z.enum(desktopActions) }), z.void()),
    toggleFullWindow: request(z.void(), z.void()),
    /** Keys, pointer, requests for updates. */
    input: notification(z.object({ session, data: bytes })),
    /** So many bytes of the screen were taken in: as many more may come. */
    consumed: notification(z.object({ session, byteCount: z.int() })),
    /** The screen's protocol failed on this side. */
    screenFailed: notification(z.object({ session, reason: z.string() })),
    /** The page does not take the line of this session, and maybe never one: its bytes come and go as messages. */
    lineRefused: notification(z.object({ session, reason: z.string(), next: z.enum(["mayTry", "never"]) })),
    reconnectNow: notification(z.void()),
  },
  toWebview: {
    viewChanged: notification(desktopViewSchema),
    order: notification(screenOrderSchema),
    /** With a line its bytes come and go there, unless the page refuses it. */
    screenOpened: notification(z.object({ session, line: z.optional(screenLineSchema) })),
    screenData: notification(z.object({ session, data: bytes })),
    screenClosed: notification(z.object({ session, cause: z.string() })),
    soundData: notification(z.object({ data: bytes })),
    /** There is none to be heard, and why. */
    soundAbsent: notification(z.object({ reason: z.string() })),
  },
} as const satisfies PanelApi;

export type DesktopView = z.infer<typeof desktopViewSchema>;
export type DesktopStrings = Readonly<Record<DesktopStringName, string>>;
export type ScreenOrder = z.infer<typeof screenOrderSchema>;
export type DesktopAction = (typeof desktopActions)[number];
export type BannerView = z.infer<typeof bannerSchema>;
export type HintsView = z.infer<typeof hintsSchema>;
export type InstallationView = z.infer<typeof installationSchema>;
