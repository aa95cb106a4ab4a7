import { splitReference, withDefaultTag } from "../imageReference";

/** An image's name as the engine's pull wants it. */
export interface PullReference {
  /** Without tag and digest. */
  readonly repository: string;
  /** A tag or a digest. */
  readonly tag: string;
  /** The name under which a login for it is kept. */
  readonly registry: string;
}

/** Docker Hub's, by its old name. */
const dockerHub = "https://index.docker.io/v1/";

export function parsePullReference(reference: string): PullReference {
  const { repository, tag = "", digest } = splitReference(withDefaultTag(reference));
  return { repository, tag: digest ?? tag, registry: registryOf(repository) };
}

function registryOf(repository: string): string {
  const [first = "", ...others] = repository.split("/");
  const isHost = others.length > 0 && (/[.:]/.test(first) || first === "localhost");
  return isHost && first !== "docker.io" && first !== "index.docker.io" ? first : dockerHub;
}
