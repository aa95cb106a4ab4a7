import type { RequestResult } from "../../src/protocol/define";
import type { newDesktopApi } from "../../src/protocol/newDesktopApi";

/** What the form is made of. */
export type NewDesktopStart = RequestResult<(typeof newDesktopApi)["toHost"], "ready">;
