import { choice, disk, integer, ipAddress, macAddress, onOff, pattern, ports, text } from "./grammar";
import { always, optional } from "./variable";

/** What holds the data. */
export const diskVariables = {
  diskSize: always("DISK_SIZE", disk, "64G"),
  disk2Size: optional("DISK2_SIZE", disk),
  disk3Size: optional("DISK3_SIZE", disk),
  disk4Size: optional("DISK4_SIZE", disk),
  disk5Size: optional("DISK5_SIZE", disk),
  disk6Size: optional("DISK6_SIZE", disk),
  diskFormat: optional("DISK_FMT", choice(["raw", "qcow2"]), "raw"),
  diskType: optional("DISK_TYPE", pattern("scsi", /^[\w-]{1,30}$/), "scsi"),
  diskCache: optional("DISK_CACHE", choice(["none", "writeback", "writethrough", "directsync", "unsafe"]), "none"),
  diskIo: optional("DISK_IO", choice(["native", "threads", "io_uring"]), "native"),
  diskDiscard: optional("DISK_DISCARD", choice(["unmap", "ignore"], { on: "unmap", off: "ignore" })),
  /** 1 is a disk without moving parts. */
  diskRotation: optional("DISK_ROTATION", integer(0, 65535), "1"),
  diskFlags: optional("DISK_FLAGS", text),
  diskOptions: optional("DISK_OPTIONS", text),
  /** Takes all of the disk's room at once. */
  allocate: optional("ALLOCATE", onOff, "N"),
  storagePath: optional("STORAGE", pattern("/storage", /^\/[^\p{Cc}]*$/u), "/storage"),
};

/** What Windows may reach, and by which way. */
export const networkVariables = {
  networkMode: optional(
    "NETWORK",
    choice(["nat", "user", "slirp", "none"], { tap: "nat", tun: "nat", y: "nat", passt: "user", n: "none" }),
  ),
  /** An address of the network around, which needs a macvlan network. */
  dhcp: optional("DHCP", onOff, "N"),
  computerName: optional("HOST", pattern("DESKTOP-1", /^(?!\d+$)[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/i), undefined, [
    "VM_NET_HOST",
  ]),
  ipAddress: optional("IP", ipAddress, undefined, ["VM_NET_IP"]),
  macAddress: optional("MAC", macAddress, undefined, ["VM_NET_MAC"]),
  adapter: optional("ADAPTER", pattern("virtio-net-pci", /^[\w-]{1,40}$/), "virtio-net-pci"),
  interfaceName: optional("DEV", pattern("eth0", /^[\w.-]{1,15}$/), "eth0", ["VM_NET_DEV"]),
  mtu: optional("MTU", integer(68, 65535), undefined, ["VM_NET_MTU"]),
  netmask: optional(
    "MASK",
    pattern("255.255.255.0", /^255\.255\.(0|128|192|224|240|248|252|254|255)\.0$/),
    "255.255.255.0",
    ["VM_NET_MASK"],
  ),
  tapName: optional("TAP", pattern("qemu", /^[\w.-]{1,15}$/), "qemu", ["VM_NET_TAP"]),
  bridgeName: optional("BRIDGE", pattern("docker", /^[\w.-]{1,15}$/), "docker", ["VM_NET_BRIDGE"]),
  /** Ports that the container keeps for itself. */
  hostPorts: optional("HOST_PORTS", ports),
  /** Ports that reach Windows in user-mode networking too. */
  userPorts: optional("USER_PORTS", ports),
  dnsmasqOptions: optional("DNSMASQ_OPTS", text),
  dnsmasqDebug: optional("DNSMASQ_DEBUG", onOff, "N"),
  dnsmasqDisabled: optional("DNSMASQ_DISABLE", onOff, "N"),
  passtOptions: optional("PASST_OPTS", text),
  passtDebug: optional("PASST_DEBUG", onOff, "N"),
};
