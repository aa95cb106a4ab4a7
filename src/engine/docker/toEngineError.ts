import { isAbortError } from "../../platform/abort";
import { EngineError, type EngineFailure } from "../engineError";
import type { CallContext } from "./callContext";
import { BuildError, HttpError, MalformedAnswer } from "./httpError";
import { failureOfText } from "./failureOfText";
import { SshError } from "./sshAgent";

/**
 * The one place where what Node, TLS, ssh and the engine throw becomes a failure of ours. Aborts and what nobody
 * expected pass unchanged.
 */
export function toEngineError(error: unknown, context: CallContext): unknown {
  if (!(error instanceof Error) || error instanceof EngineError || isAbortError(error)) {
    return error;
  }
  const failure = failureOf(error, context);
  return failure === undefined ? error : new EngineError(failure, { cause: error });
}

function failureOf(error: Error, context: CallContext): EngineFailure | undefined {
  if (error instanceof HttpError) {
    return failureOfAnswer(error, context);
  }
  if (error instanceof BuildError) {
    return failureOfText(error.message, context) ?? { kind: "buildFailed", detail: error.message };
  }
  if (error instanceof MalformedAnswer) {
    return { kind: "unexpectedAnswer", operation: context.operation, detail: error.message };
  }
  if (error instanceof SshError) {
    const kind = error.when === "inUse" ? "connectionLost" : "unreachable";
    return { kind, endpoint: context.endpoint, detail: error.message };
  }
  return "code" in error && typeof error.code === "string" ? failureOfCode(error.code, error, context) : undefined;
}

/** Of the codes of the system, of Node's http and of TLS. */
function failureOfCode(code: string, error: Error, context: CallContext): EngineFailure | undefined {
  const { endpoint, operation } = context;
  const { message: detail } = error;
  if (unreachableCodes.has(code)) {
    // What is read or written was connected: the other end has gone without a word.
    const isInUse = "syscall" in error && (error.syscall === "read" || error.syscall === "write");
    return { kind: isInUse ? "connectionLost" : "unreachable", endpoint, detail };
  }
  if (code === "EACCES" || code === "EPERM") {
    return { kind: "accessDenied", endpoint };
  }
  if (lostCodes.has(code)) {
    return { kind: "connectionLost", endpoint, detail };
  }
  if (tlsCode.test(code)) {
    return { kind: "tls", endpoint, detail: `${code}: ${detail}` };
  }
  // What answers is no HTTP server, or no longer one.
  return code.startsWith("HPE_") ? { kind: "unexpectedAnswer", operation, detail } : undefined;
}

const unreachableCodes = new Set([
  ...["ENOENT", "ENOTDIR", "ENOTSOCK", "ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EBUSY"],
  ...["EHOSTUNREACH", "EHOSTDOWN", "ENETUNREACH", "ENETDOWN", "EADDRNOTAVAIL", "ETIMEDOUT"],
]);
const lostCodes = new Set([
  "ECONNRESET",
  "EPIPE",
  "ECONNABORTED",
  "ERR_STREAM_PREMATURE_CLOSE",
  "ERR_STREAM_DESTROYED",
]);
const tlsCode =
  /^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO$|HOSTNAME_MISMATCH$)/;

function failureOfAnswer({ status, message: detail }: HttpError, context: CallContext): EngineFailure {
  const { endpoint, object, id } = context;
  const known = failureOfText(detail, context);
  if (known !== undefined) {
    return known;
  }
  switch (status) {
    case 404:
      return object === undefined || id === undefined
        ? { kind: "unexpectedAnswer", operation: context.operation, detail }
        : { kind: "notFound", object, id, detail };
    case 403:
      // Not only for rights: so the engine refuses to remove a network that is in use, or its own.
      return object === "network" && !detail.includes("authorization denied")
        ? { kind: "conflict", detail }
        : failureOfDenial(detail, context);
    case 401:
      return failureOfDenial(detail, context);
    case 409:
      return { kind: "conflict", detail };
    default:
      return status >= 400 && status < 500
        ? { kind: "refused", detail }
        : { kind: "engineFailed", endpoint, status, detail };
  }
}

function failureOfDenial(detail: string, { endpoint, object, id }: CallContext): EngineFailure {
  return object === "reference" && id !== undefined
    ? { kind: "registryDenied", reference: id, detail }
    : { kind: "accessDenied", endpoint };
}
