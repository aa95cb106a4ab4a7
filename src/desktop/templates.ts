import { parse, printParseErrorCode, type ParseError } from "jsonc-parser";
import * as z from "zod/mini";
import { defaultSpec, desktopSpecSchema, type DesktopSpec } from "./spec";

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

/** All but what is one desktop's own: its name, its secrets, and the volume that was made for it. */
export function templateOf(spec: DesktopSpec): DesktopTemplate {
  const { name: _name, windows: allWindows, disks: allDisks, access: allAccess, ...others } = spec;
  const { productKey: _key, ...windowsKept } = allWindows;
  const { password: _password, ...accessKept } = allAccess;
  const { storage, ...disksKept } = allDisks;
  return {
    ...others,
    windows: windowsKept,
    access: accessKept,
    disks: storage.kind === "folder" ? allDisks : disksKept,
  };
}

export function specOfTemplate(name: string, template: DesktopTemplate): DesktopSpec {
  const base = defaultSpec(name);
  return desktopSpecSchema.parse({
    name,
    image: template.image ?? base.image,
    windows: { ...base.windows, ...template.windows },
    hardware: { ...base.hardware, ...template.hardware },
    disks: { ...base.disks, ...template.disks },
    network: { ...base.network, ...template.network },
    sharing: { ...base.sharing, ...template.sharing },
    display: { ...base.display, ...template.display },
    access: { ...base.access, ...template.access },
    advanced: { ...base.advanced, ...template.advanced },
    otherVariables: { ...template.otherVariables },
    ...(template.setup !== undefined && { setup: template.setup }),
  });
}
