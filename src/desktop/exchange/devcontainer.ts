import { parse, printParseErrorCode, type ParseError } from "jsonc-parser";
import type { ContainerForm } from "./containerForm";
import { asList, asRecord, asText, type Json } from "./json";
import { writeCompose } from "./writeCompose";

/** The two files of a development container, by their names in its folder. */
export function writeDevcontainer(form: ContainerForm, title: string): ReadonlyMap<string, string> {
  const screen = form.ports.find(({ containerPort }) => containerPort === 8006);
  const settings = {
    name: title,
    service: form.name,
    dockerComposeFile: composeFileName,
    forwardPorts: [screen === undefined || screen.hostPort === 0 ? 8006 : screen.hostPort],
    portsAttributes: { "8006": { label: "Web", onAutoForward: "openBrowser" } },
    otherPortsAttributes: { onAutoForward: "ignore" },
  };
  return new Map([
    ["devcontainer.json", `${JSON.stringify(settings, undefined, 2)}\n`],
    [composeFileName, writeCompose(form)],
  ]);
}

const composeFileName = "compose.yml";

/** What a `devcontainer.json` says of a desktop: mostly where else to read. */
export interface Devcontainer {
  readonly service: string;
  /** Relative to the file; the last wins. */
  readonly composeFiles: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Absent when the text is no settings of a development container that Compose makes. */
export function readDevcontainer(text: string): Devcontainer | undefined {
  const errors: ParseError[] = [];
  const settings = asRecord(parse(text, errors, { allowTrailingComma: true }) as Json);
  const [error] = errors;
  if (error) {
    throw new SyntaxError(`${printParseErrorCode(error.error)} at ${error.offset}`);
  }
  const files = settings.dockerComposeFile;
  const composeFiles = (Array.isArray(files) ? asList(files) : [files]).map(asText).filter((file) => file !== "");
  const service = asText(settings.service);
  if (composeFiles.length === 0 || service === "") {
    return undefined;
  }
  const environment = Object.entries(asRecord(settings.containerEnv)).map(([name, value]) => [name, asText(value)]);
  return { service, composeFiles, environment: Object.fromEntries(environment) as Record<string, string> };
}
