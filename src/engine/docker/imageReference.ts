/** An image's name taken apart the way the docker program does it. */
export interface ImageReference {
  /** Without tag and digest. */
  readonly repository: string;
  /** A tag or a digest; without either it is "latest", for the engine alone would fetch every tag there is. */
  readonly tag: string;
  /** The name under which a login for it is kept. */
  readonly registry: string;
}

/** Docker Hub's, by its old name. */
const dockerHub = "https://index.docker.io/v1/";

export function parseImageReference(reference: string): ImageReference {
  const [named = "", digest] = reference.split("@", 2);
  const colon = named.lastIndexOf(":");
  const hasTag = colon > named.lastIndexOf("/");
  const repository = hasTag ? named.slice(0, colon) : named;
  return {
    repository,
    tag: digest ?? (hasTag ? named.slice(colon + 1) : "latest"),
    registry: registryOf(repository),
  };
}

function registryOf(repository: string): string {
  const [first = "", ...others] = repository.split("/");
  const isHost = others.length > 0 && (/[.:]/.test(first) || first === "localhost");
  return isHost && first !== "docker.io" && first !== "index.docker.io" ? first : dockerHub;
}
