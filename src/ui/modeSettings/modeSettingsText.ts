import * as vscode from "vscode";
import type { ModeSettings } from "../../mode/modeSettings";
import type { SettingsFile } from "../../mode/settingsFiles";
import { modeName } from "../words/modeName";

/** The settings of a mode as JSON with comments; both modes in the same order, so that they can be compared by line. */
export function modeSettingsText(settings: ModeSettings): string {
  const { mode, daemon, inUse, desktop, engine } = settings;
  const sections = [
    section("daemon", [vscode.l10n.t("The {0} engine's settings", modeName(mode)), daemon.path], contentOf(daemon)),
    section(
      "daemonInUse",
      inUse
        ? [vscode.l10n.t("The copy of them that the engine reads"), inUse.path]
        : [vscode.l10n.t("The engine reads the file itself"), daemon.path],
      inUse && contentOf(inUse),
    ),
    section(
      "dockerDesktop",
      [vscode.l10n.t("The proxies that Docker Desktop is set to, for both modes"), desktop.path],
      contentOf(desktop),
    ),
    section(
      "engine",
      [
        vscode.l10n.t("What the engine says that it uses"),
        engine ? vscode.l10n.t("asked now, at /info") : vscode.l10n.t("it does not answer"),
      ],
      engine && { json: engine },
    ),
  ];
  return `{\n${sections.join("\n\n")}\n}\n`;
}

interface Content {
  readonly json?: unknown;
  /** Instead of settings: why there are none. */
  readonly note?: string;
}

function contentOf(file: SettingsFile): Content {
  switch (file.kind) {
    case "settings":
      return { json: file.value };
    case "absent":
      return { note: vscode.l10n.t("There is no such file, so all settings have their defaults.") };
    case "zeros":
      return {
        note: vscode.l10n.t(
          "The file is broken: {0} bytes, all of them zero, as after a power loss. No engine starts with it; delete it.",
          file.byteCount,
        ),
      };
    case "notJson":
      return { note: vscode.l10n.t("The file is broken, and no engine starts with it: {0}", file.detail) };
    case "unreadable":
      return { note: vscode.l10n.t("The file cannot be read: {0}", file.detail) };
  }
}

function section(name: string, comments: readonly string[], { json, note }: Content = {}): string {
  const lines = [...comments, ...(note === undefined ? [] : [note])].map((comment) => `  // ${comment}`);
  const value = JSON.stringify(json ?? {}, undefined, 2).replaceAll("\n", "\n  ");
  return [...lines, `  ${JSON.stringify(name)}: ${value},`].join("\n");
}
