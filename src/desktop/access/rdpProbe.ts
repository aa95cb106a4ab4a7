import { connect } from "node:net";
import { abortReason } from "../../platform/abort";

/** The connection request with which every Remote Desktop client begins (X.224 in TPKT, asking for any security). */
const connectionRequest = new Uint8Array([
  0x03, 0x00, 0x00, 0x13, 0x0e, 0xe0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x08, 0x00, 0x03, 0x00, 0x00, 0x00,
]);
const tpktVersion = 3;

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
    socket.once("connect", () => socket.write(connectionRequest));
    socket.once("data", (data) => finish(data[0] === tpktVersion));
    socket.once("error", () => finish(false));
    socket.once("close", () => finish(false));
  });
}
