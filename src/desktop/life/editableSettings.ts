import { parseDiskSize } from "../spec/size";
import { storageNameOf, type DesktopSpec } from "../spec";
import { furtherDisks } from "../spec/diskFields";
import { variableTable, type PlacedVariable } from "../spec/variableTable";
import { isSpecField, type SpecField } from "../spec/specFields";

const ofSetupOnly: ReadonlySet<string> = new Set([
  ...["USERNAME", "PASSWORD", "AUTOLOGIN", "WIDTH", "HEIGHT", "LOG", "STORAGE", "DISK_FMT", "ALLOCATE"],
]);

/**
 * What means something to a Windows that is installed. The rest is read by its setup alone, or would make the image look
 * for its disk elsewhere.
 */
export const editableVariables: readonly (PlacedVariable & { readonly field: SpecField })[] = variableTable.filter(
  (placed): placed is PlacedVariable & { readonly field: SpecField } => isSpecField(placed.field) && isEditable(placed),
);

function isEditable({ group, variable }: PlacedVariable): boolean {
  return (group !== "windows" || variable.name === "BOOT_MODE") && !ofSetupOnly.has(variable.name);
}

/** As it is set, also where that is not in its grammar. */
export function textOf(spec: DesktopSpec, { group, field, variable }: PlacedVariable): string | undefined {
  const value = new Map<string, unknown>(Object.entries(spec[group])).get(field);
  const names = value === undefined ? [variable.name, ...variable.aliases] : [variable.name];
  const odd = names.map((name) => spec.otherVariables[name]).find((text) => text !== undefined);
  return odd ?? (value === undefined ? undefined : variable.grammar.write(value));
}

/** The spec with another value; an empty text is the image's default. Nothing when the text is not of its grammar. */
export function withText(spec: DesktopSpec, placed: PlacedVariable, text: string): DesktopSpec | undefined {
  const { group, field, variable } = placed;
  const isEmpty = text.trim() === "";
  const value = isEmpty && variable.presence === "optional" ? undefined : variable.grammar.parse(text);
  if (value === undefined && !(isEmpty && variable.presence === "optional")) {
    return undefined;
  }
  const { [field]: _before, ...others } = spec[group] as Readonly<Record<string, unknown>>;
  const changed = { ...others, ...(value !== undefined && { [field]: value }) };
  return withPlaceFor(field, { ...spec, [group]: changed, otherVariables: withoutNamesOf(placed, spec) });
}

/** A value that was not in the grammar was kept there, and would be what the image gets. */
function withoutNamesOf({ variable }: PlacedVariable, { otherVariables }: DesktopSpec): DesktopSpec["otherVariables"] {
  const names = [variable.name, ...variable.aliases];
  return Object.fromEntries(Object.entries(otherVariables).filter(([name]) => !names.includes(name)));
}

/** A further disk gets a volume of its own: in the container it would go with it, at the next change already. */
function withPlaceFor(field: string, spec: DesktopSpec): DesktopSpec {
  const number = furtherDisks.find((one) => field === `disk${one}Size`);
  const { disks } = spec;
  if (
    number === undefined ||
    disks[`disk${number}Size`] === undefined ||
    (disks[`storage${number}`] ?? disks[`device${number}`]) !== undefined
  ) {
    return spec;
  }
  const place = { kind: "volume", name: `${storageNameOf(spec.name)}${number}` } as const;
  return { ...spec, disks: { ...disks, [`storage${number}`]: place } };
}

/** A disk of Windows cannot be made smaller: the image leaves it as it is. */
export function isShrinking(before: string | undefined, after: string): boolean {
  const [was, is] = [parseDiskSize(before ?? ""), parseDiskSize(after)];
  return was?.kind === "amount" && is?.kind === "amount" && is.mebibytes < was.mebibytes;
}

export interface SettingChange {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What two specs of a desktop say differently, by the names of the variables; the shared folder has none. */
export function settingChanges(before: DesktopSpec, after: DesktopSpec): readonly SettingChange[] {
  const variables = editableVariables.map((placed) => ({
    name: placed.variable.name,
    before: textOf(before, placed),
    after: textOf(after, placed),
  }));
  const folder = { name: "/shared", before: before.sharing.folder, after: after.sharing.folder };
  return [...variables, folder].filter((change) => change.before !== change.after);
}

export function growsDisk(before: DesktopSpec, after: DesktopSpec): boolean {
  return settingChanges(before, after).some(({ name }) => /^DISK\d?_SIZE$/.test(name));
}
