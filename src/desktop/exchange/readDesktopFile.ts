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
  if (/^\s*(sudo\s+)?\S*(docker|podman|nerdctl)(\.exe)?\s/m.test(text) && !/^\s*(services|apiVersion):/m.test(text)) {
    const read = readRunLine(text, values);
    return read ? [found(read)] : [];
  }
  if (/^\s*(- )?apiVersion:/m.test(text)) {
    const manifest = readKubernetes(text);
    return (manifest?.workloads ?? []).map((workload) => ({ ...workload, read: () => manifest?.read(workload.name) }));
  }
  const file = readCompose(text, values);
  return (file?.services ?? []).map((service) => ({ ...service, read: () => file?.read(service.name) }));
}

function found(read: ReadForm): FoundDesktop {
  return { name: read.form.name, image: read.form.image, read: () => read };
}
