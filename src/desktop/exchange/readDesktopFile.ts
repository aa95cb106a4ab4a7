import { readDevcontainerRun } from "./devcontainerRun";
import { readCompose } from "./readCompose";
import { readKubernetes } from "./readKubernetes";
import { readRunLine } from "./readRunLine";
import type { ReadForm } from "./containerForm";

/** A desktop that a file describes. */
export interface FoundDesktop {
  readonly name: string;
  readonly image: string;
  read(): ReadForm | undefined;
}

/**
 * All desktops in a Compose file, a Kubernetes manifest, a docker run line, or the settings of a development container that
 * name their image; none in any other text.
 */
export function readDesktopFile(text: string, values: Readonly<Record<string, string>>): readonly FoundDesktop[] {
  const settings = /^\s*(\{|\/[/*])/.test(text) ? readDevcontainerRun(text, values) : undefined;
  if (settings) {
    return [found(settings)];
  }
  const manifest = firstLineCalls.test(text) ? undefined : readKubernetes(text);
  if (manifest) {
    return manifest.workloads.map((workload) => ({ ...workload, read: () => manifest.read(workload.name) }));
  }
  if (firstLineCalls.test(text) || (anyLineCalls.test(text) && !/^services:/m.test(text))) {
    const read = readRunLine(text, values);
    return read ? [found(read)] : [];
  }
  const file = readCompose(text, values);
  return (file?.services ?? []).map((service) => ({ ...service, read: () => file?.read(service.name) }));
}

const calls = String.raw`\s*(sudo\s+)?\S*(docker|podman|nerdctl)(\.exe)?\s`;
/** What begins with that line is none of the files, whatever stands in its quotes. */
const firstLineCalls = new RegExp(String.raw`^([ \t]*(#.*)?\r?\n)*${calls}`);
/** A script may have other lines before. */
const anyLineCalls = new RegExp(`^${calls}`, "m");

function found(read: ReadForm): FoundDesktop {
  return { name: read.form.name, image: read.form.image, read: () => read };
}
