import { connect } from "node:net";
import { abortReason } from "./abort";

/** How an address answers to a connection that says nothing. */
export type TcpAnswer =
  | "open"
  /** Taken and dropped: a proxy that finds nobody behind it does so. */
  | "closedAtOnce"
  | "refused"
  | "noAnswer"
  /** The code of the system, e.g. ENOTFOUND for a name that nobody knows. */
  | { readonly code: string };

export interface TcpProbeOptions {
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
}

/** For whoever took the connection to drop it. */
const dropMs = 400;

/** Connects, waits whether the other side drops the connection, and leaves. */
export async function probeTcp(
  address: { readonly host: string; readonly port: number },
  { signal, deadlineMs }: TcpProbeOptions,
): Promise<TcpAnswer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(abortReason(signal));
      return;
    }
    const socket = connect(address);
    const leave = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      socket.destroy();
    };
    const finish = (answer: TcpAnswer): void => {
      leave();
      resolve(answer);
    };
    const onAbort = (): void => {
      leave();
      reject(abortReason(signal));
    };
    let timer = setTimeout(() => finish("noAnswer"), deadlineMs);
    signal.addEventListener("abort", onAbort, { once: true });
    socket.once("connect", () => {
      clearTimeout(timer);
      timer = setTimeout(() => finish("open"), dropMs);
    });
    socket.once("data", () => finish("open"));
    socket.once("end", () => finish("closedAtOnce"));
    socket.once("close", () => finish("closedAtOnce"));
    socket.once("error", (error) => finish(answerOf(error)));
  });
}

function answerOf(error: Error): TcpAnswer {
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  switch (code) {
    case "ECONNREFUSED":
      return "refused";
    case "ECONNRESET":
    case "EPIPE":
      return "closedAtOnce";
    case "ETIMEDOUT":
      return "noAnswer";
    default:
      return { code };
  }
}
