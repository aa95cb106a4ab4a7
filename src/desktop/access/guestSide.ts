const ownAddress = "$(cat /run/shm/qemu.ip 2> /dev/null)";

/** True in the container when Windows is its neighbour on a bridge of the image, and not on the network around. */
const isNeighbour = `ip -o -4 route get "${ownAddress}" 2> /dev/null | grep -E "^[0-9.]+ dev " | grep -qv " dev \${DEV:-eth0} "`;

/**
 * For a shell in the container: where Windows may be reached from there. With NAT it has an address of its own, which the
 * image writes down or was told; the container's loopback has the image's own page, screen and shares then. With user-mode
 * networking Windows is there.
 */
export const guestAddresses = `${ownAddress} \${IP:-} \${VM_NET_IP:-} $(${isNeighbour} || echo 127.0.0.1)`;

/** The connection request with which every Remote Desktop client begins (X.224 in TPKT, asking for any security). */
export const rdpRequest = new Uint8Array([
  0x03, 0x00, 0x00, 0x13, 0x0e, 0xe0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x08, 0x00, 0x03, 0x00, 0x00, 0x00,
]);

/** With it every answer of a Remote Desktop server begins. */
export const rdpAnswer = 0x03;

/** Bytes as `printf` of a shell takes them. */
export function printfOf(bytes: Iterable<number>): string {
  return Array.from(bytes, (byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
}
