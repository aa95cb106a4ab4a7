import { connect } from "node:net";
import { abortReason } from "../../platform/abort";
import { rdpAnswer, rdpRequest } from "./guestSide";

/** Whether a Remote Desktop server answers there: a connection alone proves nothing, for proxies take any. */
export async function answersRdp(host: string, port: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const finish = (answers: boolean): void => {
      signal.removeEventListener("abort", onAbort);
      socket.destroy();
      resolve(answers);
    };
    const onAbort = (): void => {
      socket.destroy();
      reject(abortReason(signal));
    };
    signal.addEventListener("abort", onAbort, { once: true });
    socket.once("connect", () => socket.write(rdpRequest));
    socket.once("data", (data) => finish(data[0] === rdpAnswer));
    socket.once("error", () => finish(false));
    socket.once("close", () => finish(false));
  });
}
