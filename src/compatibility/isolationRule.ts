import type { WindowsBuild } from "../engine/model";

/** From Windows Server 2022 on, a host's kernel also runs the processes of older builds. */
const firstStableBuild = 20348;
/** Hosts newer than this one let go of the builds before it. */
const secondStableBuild = 26100;
/** Windows Server 2016, whose updates changed what processes and kernel say to each other. */
export const revisionBoundBuild = 14393;

/** Whether the host's kernel can run the image's processes: the rule that Windows' own container library goes by. */
export function fitsKernel(host: WindowsBuild, image: WindowsBuild): boolean {
  if (host.build < firstStableBuild) {
    return image.build === host.build && fitsRevision(host, image);
  }
  const oldest = host.build > secondStableBuild ? secondStableBuild : firstStableBuild;
  return oldest <= image.build && image.build <= host.build;
}

function fitsRevision(host: WindowsBuild, image: WindowsBuild): boolean {
  return host.build !== revisionBoundBuild || (host.revision !== undefined && host.revision === image.revision);
}
