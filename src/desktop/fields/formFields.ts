import { furtherDisks, hostDiskFields } from "../spec/diskFields";
import { onOff } from "../spec/grammar";
import { variableTable, type PlacedVariable } from "../spec/variableTable";
import { isSpecField, type SpecField } from "../spec/specFields";
import type { FieldKind, FormField, FormGroup } from "./formField";
import { gpuLines, mountLines, networkLines, pairLines, plainLines, portLines, type LineGrammar } from "./lineGrammars";

/** A variable's field, in the kind of input that its grammar asks for. */
function ofVariable({ group, field, variable }: PlacedVariable): readonly FormField[] {
  const { name, imageDefault, grammar } = variable;
  if (!isSpecField(field)) {
    return [];
  }
  const usual = imageDefault === undefined ? {} : { usual: imageDefault };
  return [
    {
      ...{ field, group, variable: name, ...usual, input: kindOf(variable) },
      read: (text) => grammar.parse(text),
      write: (value) => (isSwitch(variable) && typeof value === "boolean" ? onOff.write(value) : grammar.write(value)),
    },
  ];
}

function isSwitch({ name, grammar: { expected } }: PlacedVariable["variable"]): boolean {
  return name === "KVM" || (expected.kind === "known" && expected.as === "onOff");
}

function kindOf(variable: PlacedVariable["variable"]): FieldKind {
  const { expected } = variable.grammar;
  if (isSwitch(variable)) {
    return { kind: "switch", usual: onOff.parse(variable.imageDefault ?? "") === true ? "Y" : "N" };
  }
  if (expected.kind === "known") {
    return { kind: expected.as === "password" ? "password" : "text" };
  }
  if (expected.kind === "choice") {
    return { kind: "choice", values: expected.values };
  }
  return { kind: expected.kind === "integer" ? "number" : "text" };
}

function textField(group: FormGroup, field: SpecField, input: FieldKind = { kind: "text" }, usual?: string): FormField {
  const read = (text: string): unknown => (text.trim() === "" ? absent : text.trim());
  return { field, group, input, ...(usual !== undefined && { usual }), read, write: String };
}

function linesField(group: FormGroup, field: SpecField, grammar: LineGrammar = plainLines): FormField {
  return {
    field,
    group,
    input: { kind: "lines" },
    read: (text) => (text.trim() === "" ? absent : grammar.read(linesOf(text))),
    write: (value) => grammar.write(value).join("\n"),
  };
}

/** On, or not there at all. */
function yesField(group: FormGroup, field: SpecField): FormField {
  const input = { kind: "switch", usual: "N" } as const;
  return { field, group, input, read: (text) => (text === "Y" ? true : absent), write: () => "Y" };
}

/** A value that a spec leaves out, as opposed to one that cannot be read. */
export const absent = Symbol("absent");

/** A volume's name, or a folder of the engine's host. */
function placeField(field: SpecField): FormField {
  return {
    ...textField("disks", field),
    read: (text) => {
      const source = text.trim();
      if (source === "") {
        return absent;
      }
      return isPath(source) ? { kind: "folder", path: source } : { kind: "volume", name: source };
    },
    write: (value) => {
      const place = new Map<string, unknown>(typeof value === "object" && value !== null ? Object.entries(value) : []);
      return [place.get("name"), place.get("path")].find((source) => typeof source === "string") ?? "";
    },
  };
}

function isPath(text: string): boolean {
  return /^([a-zA-Z]:)?[\\/]|^[.~]/.test(text);
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

const file = { kind: "file" } as const;
const folder = { kind: "folder" } as const;

/** What a spec has beside the image's variables, in the order of its groups. */
const others: readonly FormField[] = [
  textField("general", "name"),
  textField("general", "image"),
  textField("windows", "customIso", file),
  textField("windows", "answerFile", file),
  textField("windows", "driversIso", file),
  textField("windows", "mountIso", file),
  textField("windows", "rescueIso", file),
  textField("windows", "oemFolder", folder),
  placeField("storage"),
  ...furtherDisks.map((number) => placeField(`storage${number}`)),
  ...hostDiskFields.map((field) => textField("disks", field)),
  linesField("network", "ports", portLines),
  linesField("network", "networks", networkLines),
  textField("sharing", "folder", folder),
  textField("sharing", "folder2", folder),
  textField("sharing", "folder3", folder),
  textField("advanced", "restart", { kind: "text" }, "no"),
  { ...textField("advanced", "stopSeconds", { kind: "number" }, "120"), read: readNumber },
  yesField("advanced", "privileged"),
  linesField("advanced", "capabilities"),
  linesField("advanced", "devices"),
  linesField("advanced", "deviceRules"),
  linesField("advanced", "groups"),
  linesField("advanced", "gpus", gpuLines),
  linesField("advanced", "sysctls", pairLines),
  linesField("advanced", "mounts", mountLines),
  linesField("advanced", "labels", pairLines),
  textField("advanced", "selinux", { kind: "choice", values: ["private", "shared"] }),
  linesField("advanced", "otherVariables", pairLines),
  linesField("setup", "packages"),
  linesField("setup", "sshKeys"),
  yesField("setup", "darkMode"),
  textField("setup", "timeZone"),
  textField("setup", "keyboardLayout"),
  { ...textField("setup", "script", { kind: "block" }), read: (text) => text },
  textField("setup", "scriptKind", { kind: "choice", values: ["powershell", "batch"] }),
];

function readNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
}

/** Every field that a form of a desktop can have: all variables of the image, and what an engine is told beside them. */
export const formFields: readonly FormField[] = [...variableTable.flatMap(ofVariable), ...others];
