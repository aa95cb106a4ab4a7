import { applyEdits, modify, parse, printParseErrorCode, type ParseError } from "jsonc-parser";
import * as z from "zod/mini";
import { secretVariables } from "../exchange/formOfSpec";
import { withoutIdentity } from "../identity";
import { defaultSpec, desktopSpecSchema, storageNameOf, type DesktopSpec } from "../spec";
import { disksWithoutPlace, storageFields } from "../spec/diskFields";

const { image, windows, hardware, disks, network, sharing, display, access, advanced, otherVariables, setup } =
  desktopSpecSchema.shape;

/** A spec without a name: whatever it does not say is as in a new desktop. */
const templateSchema = z.object({
  image: z.optional(image),
  windows: z.optional(z.partial(windows)),
  hardware: z.optional(z.partial(hardware)),
  disks: z.optional(z.partial(disks)),
  network: z.optional(z.partial(network)),
  sharing: z.optional(z.partial(sharing)),
  display: z.optional(z.partial(display)),
  access: z.optional(z.partial(access)),
  advanced: z.optional(z.partial(advanced)),
  otherVariables: z.optional(otherVariables),
  setup,
});

export type DesktopTemplate = z.infer<typeof templateSchema>;

/** Beside the folder's other settings, so that a team has it with its sources. */
export const templatesPath = ".vscode/windows-desktops.json";

export const templatesSchema = z.object({
  $schema: z.optional(z.string()),
  templates: z.record(z.string().check(z.minLength(1)), templateSchema),
});

export type DesktopTemplates = z.infer<typeof templatesSchema>["templates"];

/** Comments are allowed, as in VS Code's own files. `wrong` says where the text is not one of templates. */
export function readTemplates(text: string): { readonly templates: DesktopTemplates } | { readonly wrong: string } {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) {
    return { wrong: `${printParseErrorCode(error.error)} (${error.offset})` };
  }
  const parsed = z.safeParse(templatesSchema, value);
  return parsed.success ? { templates: parsed.data.templates } : { wrong: z.prettifyError(parsed.error) };
}

/** The text of a file of templates with one more, or with another of that name; what else stands there stays as it is. */
export function withTemplate(text: string | undefined, name: string, template: DesktopTemplate): string {
  const present = text === undefined || text.trim() === "" ? '{\n  "templates": {}\n}\n' : text;
  const formattingOptions = {
    insertSpaces: !/^\t/m.test(present),
    tabSize: 2,
    eol: present.includes("\r\n") ? "\r\n" : "\n",
  };
  return applyEdits(present, modify(present, ["templates", name], template, { formattingOptions }));
}

/**
 * All but what is one desktop's own: its name, what identifies its machine, its secrets, and the volumes that were made
 * for it. What lies in the folder of the templates is said from there, since each of a team has it elsewhere.
 */
export function templateOf(spec: DesktopSpec, folder?: string): DesktopTemplate {
  const {
    name: _name,
    windows: allWindows,
    disks,
    access: allAccess,
    otherVariables,
    ...others
  } = withoutIdentity(spec);
  const { productKey: _key, ...windows } = allWindows;
  const { password: _password, ...access } = allAccess;
  const made = storageFields.filter((field) => disks[field]?.kind === "volume");
  const template = templateSchema.parse({
    ...others,
    windows,
    access,
    disks: leaveOut(disks, made),
    otherVariables: leaveOut(otherVariables, secretVariables),
  });
  return folder === undefined ? template : withPaths(template, (path) => fromFolder(path, folder));
}

function leaveOut(values: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}

const folderWord = "${workspaceFolder}";

function fromFolder(path: string, folder: string): string {
  const rest = path.slice(folder.length);
  return path.startsWith(folder) && /^([\\/]|$)/.test(rest) ? folderWord + rest.replaceAll("\\", "/") : path;
}

/** Of all its texts: what is no path stays as it is, as does what is typed for the first logon. */
function withPaths({ setup, ...template }: DesktopTemplate, change: (path: string) => string): DesktopTemplate {
  const changed: unknown = JSON.parse(JSON.stringify(template), (_key, value: unknown) =>
    typeof value === "string" ? change(value) : value,
  );
  return { ...templateSchema.parse(changed), ...(setup !== undefined && { setup }) };
}

/** A further disk gets a volume of its own, as the first one does. */
export function specOfTemplate(name: string, given: DesktopTemplate, folder?: string): DesktopSpec {
  const base = defaultSpec(name);
  const template = folder === undefined ? given : withPaths(given, (path) => path.replace(folderWord, () => folder));
  const disks = { ...base.disks, ...template.disks };
  const places = disksWithoutPlace(disks).map((number) => {
    return [`storage${number}`, { kind: "volume", name: `${storageNameOf(name)}${number}` }] as const;
  });
  return desktopSpecSchema.parse({
    name,
    image: template.image ?? base.image,
    windows: { ...base.windows, ...template.windows },
    hardware: { ...base.hardware, ...template.hardware },
    disks: { ...disks, ...Object.fromEntries(places) },
    network: { ...base.network, ...template.network },
    sharing: { ...base.sharing, ...template.sharing },
    display: { ...base.display, ...template.display },
    access: { ...base.access, ...template.access },
    advanced: { ...base.advanced, ...template.advanced },
    otherVariables: { ...template.otherVariables },
    ...(template.setup !== undefined && { setup: template.setup }),
  });
}
