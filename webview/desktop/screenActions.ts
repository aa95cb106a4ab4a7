import type { desktopApi, DesktopStrings } from "../../src/protocol/desktopApi";
import type { ScreenChoices } from "../../src/protocol/screenChoices";
import type { PowerAction } from "../../src/protocol/screenCommands";
import type { MessageClient } from "../kit/messageClient";
import type { ClipboardTools } from "./clipboardTools";
import type { Notices } from "./notices";
import type { Screen } from "./screen";
import type { Statistics } from "./statistics";

export interface ScreenToolsParts {
  readonly client: MessageClient<typeof desktopApi>;
  readonly strings: DesktopStrings;
  readonly screen: Screen;
  readonly statistics: Statistics;
  readonly notices: Notices;
  readonly explain: (error: unknown) => void;
}

/** What the buttons of the toolbar can ask and do. */
export interface ScreenActions {
  readonly parts: ScreenToolsParts;
  readonly clipboard: ClipboardTools;
  readonly choices: ScreenChoices;
  isConnected(): boolean;
  mayControl(): boolean;
  isPaused(): boolean;
  isRecording(): boolean;
  change(change: Partial<ScreenChoices>): void;
  setSound(sound: ScreenChoices["sound"]): void;
  power(action: PowerAction): void;
  fullWindow(): void;
  fullScreen(): Promise<void>;
  saveScreenshot(): Promise<void>;
  copyScreenshot(): Promise<void>;
  toggleRecording(): Promise<void>;
  say(text: string): void;
}
