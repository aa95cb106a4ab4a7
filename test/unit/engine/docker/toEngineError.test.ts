import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CallContext } from "../../../../src/engine/docker/callContext";
import { HttpError } from "../../../../src/engine/docker/httpError";
import { SshError } from "../../../../src/engine/docker/sshAgent";
import { toEngineError } from "../../../../src/engine/docker/toEngineError";
import { EngineError, type EngineFailure, type EngineFailureKind } from "../../../../src/engine/engineError";
import errors from "./fixtures/errors.json";
import pull from "./fixtures/pull.json";

const call: CallContext = { endpoint: "unix:///x.sock", operation: "start", object: "container", id: "web" };
const pulling: CallContext = { ...call, operation: "pull", object: "reference", id: "app:1" };

function failureOf(error: unknown, context = call): EngineFailure | undefined {
  const translated = toEngineError(error, context);
  return translated instanceof EngineError ? translated.failure : undefined;
}

function systemError(code: string): Error {
  return Object.assign(new Error(`connect ${code}`), { code });
}

describe("toEngineError", () => {
  const codes: Readonly<Partial<Record<EngineFailureKind, readonly string[]>>> = {
    unreachable: ["ENOENT", "ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ETIMEDOUT"],
    accessDenied: ["EACCES", "EPERM"],
    connectionLost: ["ECONNRESET", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE"],
    tls: [
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "CERT_HAS_EXPIRED",
      "ERR_TLS_CERT_ALTNAME_INVALID",
      "ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE",
      "EPROTO",
    ],
    unexpectedAnswer: ["HPE_INVALID_CONSTANT"],
  };
  for (const [kind, members] of Object.entries(codes)) {
    for (const code of members) {
      it(`makes ${kind} of ${code}`, () => assert.equal(failureOf(systemError(code))?.kind, kind));
    }
  }

  for (const code of ["ETIMEDOUT", "EHOSTUNREACH"]) {
    it(`makes connectionLost of ${code} when the connection was in use`, () => {
      const error = Object.assign(systemError(code), { syscall: "read" });
      assert.equal(failureOf(error)?.kind, "connectionLost");
    });
  }

  it("makes connectionLost of an ssh that ends after the engine has spoken", () => {
    const error = new SshError("Timeout, server example not responding.", "inUse");
    assert.equal(failureOf(error)?.kind, "connectionLost");
  });

  for (const [answer, kind] of [
    [errors.noSuchContainer, "notFound"],
    [errors.noSuchImage, "notFound"],
    [errors.noSuchNetwork, "notFound"],
    [errors.noSuchVolume, "notFound"],
    [errors.nameTaken, "conflict"],
    [errors.killNotRunning, "conflict"],
    [errors.execNotRunning, "conflict"],
    [errors.removeRunning, "conflict"],
    [errors.volumeNameInvalid, "refused"],
    [errors.badBody, "engineFailed"],
  ] as const) {
    it(`makes ${kind} of the recorded answer ${answer.status}: ${answer.body.message}`, () => {
      assert.equal(failureOf(new HttpError(answer.status, answer.body.message))?.kind, kind);
    });
  }

  it("makes notFound of the recorded answer for a tag that the registry does not have", () => {
    const { status, body } = pull.unknown;
    assert.deepEqual(failureOf(new HttpError(status, body.message), pulling), {
      kind: "notFound",
      object: "reference",
      id: "app:1",
      detail: body.message,
    });
  });

  for (const [status, message, kind] of [
    [500, "Bind for 0.0.0.0:80 failed: port is already allocated", "portTaken"],
    [500, "listen tcp4 0.0.0.0:80: bind: address already in use", "portTaken"],
    [500, "listen tcp 0.0.0.0:80: bind: Der Zugriff auf einen Socket war aufgrund der Rechte unzulässig.", "portTaken"],
    [500, "listen tcp 10.0.0.9:80: bind: cannot assign requested address", "engineFailed"],
    [400, "Client sent an HTTP request to an HTTPS server.", "tls"],
    [503, "Docker Desktop is paused", "paused"],
    [403, "authorization denied by plugin", "accessDenied"],
    [500, "Get https://registry.example/v2/: unauthorized: authentication required", "engineFailed"],
  ] as const) {
    it(`makes ${kind} of ${status} ${message}`, () =>
      assert.equal(failureOf(new HttpError(status, message))?.kind, kind));
  }

  it("makes registryDenied of the same words in a pull", () => {
    const error = new HttpError(500, "Get https://registry.example/v2/: unauthorized: authentication required");
    assert.equal(failureOf(error, pulling)?.kind, "registryDenied");
  });

  it("names the mode that an image needs", () => {
    const failure = failureOf(new HttpError(500, "no matching manifest for linux/amd64 in the manifest list"), pulling);
    assert.ok(failure?.kind === "wrongMode");
    assert.deepEqual([failure.required, failure.actual], ["windows", "linux"]);
  });

  it("keeps ssh's own words", () => {
    const failure = failureOf(new SshError("Host key verification failed.", "connecting"));
    assert.deepEqual(failure, {
      kind: "unreachable",
      endpoint: call.endpoint,
      detail: "Host key verification failed.",
    });
  });

  it("keeps the cause for the log", () => {
    const cause = systemError("ENOENT");
    const translated = toEngineError(cause, call);
    assert.ok(translated instanceof EngineError && translated.cause === cause);
  });

  it("lets aborts and what nobody expected pass unchanged", () => {
    for (const error of [new DOMException("aborted", "AbortError"), new TypeError("a mistake of ours"), "text"]) {
      assert.equal(toEngineError(error, call), error);
    }
  });
});
