import type { EngineObjects, Image, ObjectKind } from "../model";
import { containerRecord, toContainer } from "./containerRecord";
import type { DockerClient } from "./dockerodeOn";
import { HttpError } from "./httpError";
import { imageInspectRecord, imageRecord, inspectedToImage, toImage } from "./imageRecord";
import { networkRecord, toNetwork } from "./networkRecord";
import { parseRecord, parseRecords } from "./parseRecords";
import { toVolume, volumeRecord, volumesRecord } from "./volumeRecord";

type List<T> = (docker: DockerClient, abortSignal: AbortSignal, ids?: readonly string[]) => Promise<readonly T[]>;

/** More images than this cost less in one list than one by one. */
const inspectedImages = 8;

/** How each kind is asked for, all of it or by ids. */
export const lists: { readonly [K in ObjectKind]: List<EngineObjects[K]> } = {
  container: async (docker, abortSignal, ids) => {
    const filters = ids === undefined ? {} : { filters: { id: ids } };
    const answer = await docker.listContainers({ all: true, ...filters, abortSignal });
    return parseRecords(containerRecord, answer).map(toContainer);
  },

  image: async (docker, abortSignal, ids) => {
    if (ids !== undefined && ids.length <= inspectedImages) {
      const images = await Promise.all(ids.map((id) => inspectImage(docker, abortSignal, id)));
      return images.filter((image) => image !== undefined);
    }
    const answer = await docker.listImages({ abortSignal });
    const images = parseRecords(imageRecord, answer).map(toImage);
    return ids === undefined ? images : images.filter((image) => ids.some((id) => isNamed(image, id)));
  },

  network: async (docker, abortSignal, ids) => {
    const filters = ids === undefined ? {} : { filters: { id: ids } };
    const answer = await docker.listNetworks({ ...filters, abortSignal });
    return parseRecords(networkRecord, answer).map(toNetwork);
  },

  volume: async (docker, abortSignal, ids) => {
    const filters = ids === undefined ? {} : { filters: { name: ids } };
    const answer = await docker.listVolumes({ ...filters, abortSignal });
    const volumes = parseRecords(volumeRecord, parseRecord(volumesRecord, answer).Volumes).map(toVolume);
    // The filter finds every name that contains one of these.
    return ids === undefined ? volumes : volumes.filter(({ name }) => ids.includes(name));
  },
};

/** Images have no filter by id; an id here may also be a name, for that is what some events carry. */
async function inspectImage(docker: DockerClient, abortSignal: AbortSignal, id: string): Promise<Image | undefined> {
  try {
    const answer = await docker.getImage(id).inspect({ abortSignal });
    return inspectedToImage(parseRecord(imageInspectRecord, answer));
  } catch (error) {
    if (error instanceof HttpError && error.status === 404) {
      return undefined;
    }
    throw error;
  }
}

function isNamed({ id, tags, digests }: Image, name: string): boolean {
  return id.startsWith(name) || id.startsWith(`sha256:${name}`) || [...tags, ...digests].includes(name);
}
