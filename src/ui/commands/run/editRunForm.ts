import * as vscode from "vscode";
import type { Verdict } from "../../../compatibility/verdict";
import { dockerRunLine } from "../../../engine/run/dockerRunLine";
import type { DaemonMode } from "../../../engine/model";
import { isolationRow } from "../lineForm/isolationRow";
import { editLineForm, shellHere } from "../lineForm/lineForm";
import { textRow, type TextWording } from "../lineForm/textRow";
import { toRunOptions, wrongPart, type RunForm, type TextField } from "./runForm";

const textFields = [
  "name",
  "command",
  "ports",
  "mounts",
  "environment",
  "memory",
] as const satisfies readonly TextField[];

/** Asks for the fields of a run. `verdict` is that of the image on this engine, where it is known. */
export async function editRunForm(form: RunForm, mode: DaemonMode, verdict: Verdict | undefined): Promise<RunForm> {
  return editLineForm(form, {
    title: vscode.l10n.t("Run {0}", form.image),
    placeHolder: vscode.l10n.t("Run it as it is, or choose what to set"),
    go: vscode.l10n.t("Run"),
    lineOf: (current) => dockerRunLine(toRunOptions(current, mode), shellHere),
    rowsOf: (current) => [
      ...textFields.map((field) =>
        textRow(current, field, wording(field, mode), (text) => wrongPart(field, text, mode)),
      ),
      ...(mode === "windows" ? [isolationRow(current, verdict)] : []),
    ],
  });
}

function wording(field: TextField, mode: DaemonMode): TextWording {
  const windows = mode === "windows";
  switch (field) {
    case "name":
      return { label: vscode.l10n.t("Name"), icon: "tag", example: "web" };
    case "command":
      return {
        label: vscode.l10n.t("Command"),
        icon: "terminal",
        example: windows ? "ping -t localhost" : "sleep 3600",
      };
    case "ports":
      return {
        label: vscode.l10n.t("Ports"),
        icon: "plug",
        example: windows ? "8080:80" : "8080:80, 127.0.0.1:5353:53/udp",
      };
    case "mounts":
      return {
        label: vscode.l10n.t("Volumes"),
        icon: "database",
        example: windows ? "C:\\src:C:\\app, data:C:\\data:ro" : "/srv/web:/usr/share/web:ro, data:/data",
      };
    case "environment":
      return {
        label: vscode.l10n.t("Environment"),
        icon: "settings",
        example: 'LEVEL=debug GREETING="good day"',
      };
    case "memory":
      return { label: vscode.l10n.t("Memory"), icon: "dashboard", example: "2g" };
  }
}
