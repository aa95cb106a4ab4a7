import { readFile } from "node:fs/promises";
import * as vscode from "vscode";
import type { NewDesktopField } from "../../../../protocol/newDesktopApi";
import { askLine, askOne, type PickItem } from "../../../pickers/askInput";
import { back, type StepPlace } from "../../../pickers/inSteps";
import { setupFields, usualFields } from "../fieldDefinitions";
import { settingGroups } from "../newDesktopStart";
import type { QuickHost } from "./quickHost";
import type { QuickState } from "./quickState";

/** Of the form's face, what has no question of its own. */
const unasked = ["region", "keyboard", "userName", "password"];

interface Group {
  readonly title: string;
  readonly fields: readonly NewDesktopField[];
}

/** Every setting of the form that has no question of its own, one after the other, until the person goes back. */
export async function askMoreSettings(host: QuickHost, start: QuickState, place: StepPlace): Promise<QuickState> {
  const groups = groupsOf(host);
  const fields = groups.flatMap((group) => group.fields);
  let state = start;
  for (let last = ""; ;) {
    const placeholder = vscode.l10n.t("Which setting? Go back when all is as it should be.");
    const items = groups.flatMap((group) => itemsOf(group, state));
    const answer = await askOne(place, { placeholder, items, value: last });
    const field = fields.find((one) => one.field === answer);
    if (answer === back || !field) {
      return state;
    }
    const text = await askField(host, state, field, place);
    state = text === back ? state : withText(state, field, text);
    last = answer;
  }
}

function groupsOf({ strings }: QuickHost): readonly Group[] {
  const general = usualFields().filter(({ field }) => unasked.includes(field));
  return [{ title: "", fields: general }, { title: strings.setupTitle, fields: setupFields({}) }, ...settingGroups()];
}

function itemsOf({ title, fields }: Group, { values }: QuickState): readonly PickItem[] {
  const separator = { value: "", label: title, kind: vscode.QuickPickItemKind.Separator };
  const items = fields.map(({ field, label, variable, hint, input }) => {
    const text = values[field] ?? "";
    const shown = text !== "" && input.kind === "password" ? "•••" : text.replaceAll("\n", "; ");
    const description = [shown, variable].filter((part) => part !== "").join(" · ");
    return { value: field, label, description, detail: hint };
  });
  return title === "" ? items : [separator, ...items];
}

function withText(state: QuickState, { field }: NewDesktopField, text: string): QuickState {
  return { ...state, values: { ...state.values, [field]: text } };
}

type Answer = string | typeof back;

async function askField(
  host: QuickHost,
  state: QuickState,
  definition: NewDesktopField,
  place: StepPlace,
): Promise<Answer> {
  const { input, field, label, hint } = definition;
  const value = state.values[field] ?? "";
  const refusal = (text: string): Promise<string | undefined> => host.refusal(withText(state, definition, text), field);
  const placeholder = hint === "" ? label : `${label}: ${hint}`;
  switch (input.kind) {
    case "choice":
      return askOne(place, { placeholder, items: input.choices, value });
    case "switch": {
      const items = [
        { value: "Y", label: vscode.l10n.t("Yes") },
        { value: "N", label: vscode.l10n.t("No") },
      ];
      return askOne(place, { placeholder, items, value: value === "" ? input.usual : value });
    }
    case "file":
    case "folder":
      return askPath(input.kind, { placeholder, value, refusal }, place);
    case "block":
      return (await readPicked()) ?? back;
    case "lines": {
      const prompt = vscode.l10n.t("{0} Several are separated by semicolons.", placeholder);
      const check = (text: string): Promise<string | undefined> => refusal(linesOf(text));
      const answer = await askLine(place, { prompt, value: value.replaceAll("\n", "; "), refusal: check });
      return answer === back ? back : linesOf(answer);
    }
    case "text":
    case "number":
      return askLine(place, { prompt: placeholder, value, refusal });
    case "password":
      return askLine(place, { prompt: placeholder, value, refusal, kind: "password" });
  }
}

function linesOf(text: string): string {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("\n");
}

interface PathQuestion {
  readonly placeholder: string;
  readonly value: string;
  readonly refusal: (text: string) => Promise<string | undefined>;
}

const browsed = "\0browsed";

/** On the engine's host: typed, or picked where that is this machine. */
async function askPath(kind: "file" | "folder", question: PathQuestion, place: StepPlace): Promise<Answer> {
  const { value } = question;
  const items = [
    ...(value === "" ? [] : [{ value, label: value }]),
    { value: "", label: vscode.l10n.t("None") },
    { value: browsed, label: vscode.l10n.t("Browse…") },
  ];
  const answer = await askOne(place, { ...question, items });
  return answer === browsed ? ((await pickPath(kind)) ?? back) : answer;
}

async function pickPath(kind: "file" | "folder"): Promise<string | undefined> {
  const canSelect = { canSelectFolders: kind === "folder", canSelectFiles: kind === "file" };
  return (await vscode.window.showOpenDialog(canSelect))?.[0]?.fsPath;
}

/** A script of many lines is written in an editor, and read from its file. */
async function readPicked(): Promise<string | undefined> {
  const path = await pickPath("file");
  return path === undefined ? undefined : readFile(path, "utf8");
}
