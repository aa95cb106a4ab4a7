import * as z from "zod/mini";
import { runProgram } from "../../platform/runProgram";
import { readRegistryLogins, type RegistryLogin } from "../endpoints/dockerConfig";

const helperAnswer = z.object({ Username: z.string(), Secret: z.string() });

/** A helper may ask its user to unlock something. */
const helperMs = 60_000;
/** What helpers answer instead of a user's name when the secret is a token. */
const tokenUser = "<token>";

/**
 * The header that logs the engine in to a registry, from what `docker login` left behind; undefined without a login. A
 * helper that is missing or fails counts as none: many images need no login.
 */
export async function registryLogin(
  configFolder: string,
  registry: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const logins = await readRegistryLogins(configFolder);
  const helper = logins.credentialHelpers.get(registry) ?? logins.credentialStore;
  const fromHelper = helper === undefined ? undefined : await askHelper(helper, registry, signal);
  const kept = logins.auths.get(registry) ?? logins.auths.get(`https://${registry}`);
  const login = fromHelper ?? (kept === undefined ? undefined : loginOf(kept));
  return login === undefined
    ? undefined
    : Buffer.from(JSON.stringify({ ...login, serveraddress: registry })).toString("base64url");
}

type Login = Readonly<Record<"identitytoken", string>> | Readonly<Record<"username" | "password", string>>;

async function askHelper(helper: string, registry: string, signal: AbortSignal): Promise<Login | undefined> {
  const result = await runProgram(`docker-credential-${helper}`, ["get"], {
    signal,
    deadlineMs: helperMs,
    input: registry,
  });
  if (result.kind !== "exited" || result.code !== 0) {
    return undefined;
  }
  const answer = z.safeParse(helperAnswer, parseJson(result.stdout));
  if (!answer.success) {
    return undefined;
  }
  const { Username: username, Secret: secret } = answer.data;
  return username === tokenUser ? { identitytoken: secret } : { username, password: secret };
}

function loginOf({ auth, identityToken }: RegistryLogin): Login | undefined {
  if (identityToken !== undefined) {
    return { identitytoken: identityToken };
  }
  const [, username, password] = /^([^:]+):([^]*)$/.exec(Buffer.from(auth ?? "", "base64").toString("utf8")) ?? [];
  return username === undefined || password === undefined ? undefined : { username, password };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
