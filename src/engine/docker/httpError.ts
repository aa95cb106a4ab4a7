/** The engine, or what stands in front of it, answered with an error of its own. */
export class HttpError extends Error {
  override readonly name = "HttpError";

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** A build ended with an error, although the answer had begun as a success. */
export class BuildError extends Error {
  override readonly name = "BuildError";
}

/** The answer came, and is not what its API promises. */
export class MalformedAnswer extends Error {
  override readonly name = "MalformedAnswer";
}
