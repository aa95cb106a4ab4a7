import * as vscode from "vscode";
import type { Verdict } from "../../../compatibility/verdict";
import { dockerRunLine } from "../../../engine/dockerRunLine";
import type { DaemonMode } from "../../../engine/model";
import { explainVerdict, shortVerdict } from "../../compatibility/describeVerdict";
import { pickIsolation } from "../../pickers/pickIsolation";
import { toRunOptions, wrongPart, type RunForm, type TextField } from "./runForm";
import { wrapped } from "./wrapped";

type Choice = vscode.QuickPickItem & {
  readonly does: "run" | "copy" | "isolation" | { readonly edits: TextField };
};

const textFields = [
  "name",
  "command",
  "ports",
  "mounts",
  "environment",
  "memory",
] as const satisfies readonly TextField[];

/**
 * One list with every field and its value, above it the `docker run` line that the fields amount to; choosing a field
 * edits it and comes back. Ends with the form to run.
 */
export async function editRunForm(form: RunForm, mode: DaemonMode, verdict: Verdict | undefined): Promise<RunForm> {
  let current = form;
  for (;;) {
    const line = dockerRunLine(toRunOptions(current, mode), process.platform === "win32" ? "powershell" : "posix");
    const choice = await vscode.window.showQuickPick(choices({ form: current, mode, line, verdict }), {
      title: vscode.l10n.t("Run {0}", current.image),
      placeHolder: vscode.l10n.t("Run it as it is, or choose what to set"),
      ignoreFocusOut: true,
    });
    if (!choice) {
      throw new vscode.CancellationError();
    }
    const { does } = choice;
    if (typeof does === "object") {
      current = { ...current, [does.edits]: await askText(does.edits, current[does.edits], mode) };
      continue;
    }
    switch (does) {
      case "run":
        return current;
      case "copy":
        await vscode.env.clipboard.writeText(line);
        void vscode.window.setStatusBarMessage(vscode.l10n.t("The command line was copied."), 3000);
        break;
      case "isolation":
        current = { ...current, isolation: await pickIsolation(current.isolation) };
        break;
    }
  }
}

interface ShownForm {
  readonly form: RunForm;
  readonly mode: DaemonMode;
  readonly line: string;
  /** Of the image on this engine, where it is known. */
  readonly verdict: Verdict | undefined;
}

function choices({ form, mode, line, verdict }: ShownForm): readonly Choice[] {
  const [firstRow = "", ...otherRows] = wrapped(line);
  const fields = textFields.map((field): Choice => {
    const { label, icon } = wording(field);
    return {
      label,
      iconPath: new vscode.ThemeIcon(icon),
      description: form[field] || vscode.l10n.t("not set"),
      does: { edits: field },
    };
  });
  const isolation: Choice = {
    label: vscode.l10n.t("Isolation"),
    iconPath: new vscode.ThemeIcon("shield"),
    description: [form.isolation ?? vscode.l10n.t("the engine's default"), verdict && shortVerdict(verdict)]
      .filter((part) => part !== undefined)
      .join(" · "),
    ...(verdict && { detail: explainVerdict(verdict) }),
    does: "isolation",
  };
  return [
    { label: vscode.l10n.t("Run"), iconPath: new vscode.ThemeIcon("play"), detail: firstRow, does: "run" },
    ...otherRows.map((label): Choice => ({ label, iconPath: new vscode.ThemeIcon("blank"), does: "run" })),
    ...fields,
    ...(mode === "windows" ? [isolation] : []),
    { label: vscode.l10n.t("Copy the Command Line"), iconPath: new vscode.ThemeIcon("copy"), does: "copy" },
  ];
}

async function askText(field: TextField, value: string, mode: DaemonMode): Promise<string> {
  const { label, example } = wording(field, mode);
  const text = await vscode.window.showInputBox({
    title: label,
    value,
    placeHolder: example,
    prompt: vscode.l10n.t("For example: {0}. Empty: not set.", example),
    ignoreFocusOut: true,
    validateInput: (typed) => {
      const wrong = wrongPart(field, typed, mode);
      return wrong === undefined ? undefined : vscode.l10n.t("“{0}” does not fit. For example: {1}", wrong, example);
    },
  });
  // Escape leaves the field as it was.
  return text?.trim() ?? value;
}

interface Wording {
  readonly label: string;
  readonly icon: string;
  readonly example: string;
}

function wording(field: TextField, mode: DaemonMode = "linux"): Wording {
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
