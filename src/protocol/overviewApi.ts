import * as z from "zod/mini";
import { notification, request, type PanelApi } from "./define";

/** Only its kind is checked: the bytes are the screen's own protocol, which noVNC parses. */
const bytes = z.instanceof(Uint8Array);

/** A desktop by its container, and one connection to its screen. */
const connection = { id: z.string(), session: z.int() };

const tileSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** How it stands and where it runs, worded by the extension. */
  detail: z.string(),
});

const overviewStringsSchema = z.object({
  title: z.string(),
  /** What a screen reader says of a tile: `{0}` is its name, `{1}` its detail. */
  open: z.string(),
  empty: z.string(),
  connecting: z.string(),
});

/** Between the overview of all running desktops and the extension. */
export const overviewApi = {
  toHost: {
    ready: request(z.void(), z.object({ tiles: z.array(tileSchema), strings: overviewStringsSchema })),
    /** The page is there: from now on it hears what it is told. */
    shown: notification(z.void()),
    open: request(z.object({ id: z.string() }), z.void()),
    input: notification(z.object({ ...connection, data: bytes })),
    consumed: notification(z.object({ ...connection, byteCount: z.int() })),
    screenFailed: notification(z.object({ ...connection, reason: z.string() })),
  },
  toWebview: {
    tilesChanged: notification(z.object({ tiles: z.array(tileSchema) })),
    screenOpened: notification(z.object(connection)),
    screenData: notification(z.object({ ...connection, data: bytes })),
    screenClosed: notification(z.object(connection)),
  },
} as const satisfies PanelApi;

export type OverviewTile = z.infer<typeof tileSchema>;
export type OverviewStrings = z.infer<typeof overviewStringsSchema>;
