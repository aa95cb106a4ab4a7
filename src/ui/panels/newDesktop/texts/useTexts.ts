import { l10n } from "vscode";
import type { DesktopSpec } from "../../../../desktop/spec";
import type { FieldTexts } from "./fieldText";

export const displayTexts: FieldTexts<keyof DesktopSpec["display"]> = {
  output: { label: l10n.t("How the screen is served"), hint: l10n.t("web, vnc, disabled, none, or what QEMU takes.") },
  graphics: { label: l10n.t("Graphics card") },
  width: { label: l10n.t("Width of the screen"), hint: l10n.t("At the first logon; Windows can change it.") },
  height: { label: l10n.t("Height of the screen") },
  gpu: {
    label: l10n.t("Graphics acceleration by the host's graphics card"),
    hint: l10n.t("The desktop gets /dev/dri of the engine's host."),
  },
  renderNode: { label: l10n.t("Device of the graphics card"), example: "/dev/dri/renderD128" },
  webPage: { label: l10n.t("The image's own page with the screen") },
  webPort: { label: l10n.t("Port of that page in the container") },
  vncPort: { label: l10n.t("Port of the screen in the container") },
  lossy: { label: l10n.t("Less quality of the screen for less traffic") },
  audio: { label: l10n.t("Sound") },
  logo: { label: l10n.t("Logo while it starts") },
};

export const accessTexts: FieldTexts<keyof DesktopSpec["access"]> = {
  userName: { label: l10n.t("User name") },
  password: {
    label: l10n.t("Password"),
    example: l10n.t("A random one"),
    hint: l10n.t("It is kept in VS Code's secret storage, and whoever may inspect the container sees it."),
  },
  autoLogin: { label: l10n.t("Sign in by itself") },
  protectPage: { label: l10n.t("The image's own page asks for user name and password") },
};

export const advancedTexts: FieldTexts<Exclude<keyof DesktopSpec["advanced"], "terminal" | "removeAfterStop">> = {
  arguments: { label: l10n.t("More arguments for QEMU") },
  bootIndex: { label: l10n.t("Place of the disk in the boot order") },
  mediaType: { label: l10n.t("Kind of drive for the medium") },
  clearFirmware: { label: l10n.t("Throw the firmware's settings away at the next start") },
  gracefulShutdown: { label: l10n.t("Shut Windows down in order when the container stops") },
  shutdownSeconds: { label: l10n.t("Seconds that the image gives Windows to shut down") },
  debug: { label: l10n.t("Show more in the log") },
  trace: { label: l10n.t("Show every command of the image in the log") },
  installLog: { label: l10n.t("Write what install.bat says to C:\\OEM\\install.log") },
  serialPort: { label: l10n.t("Serial port of Windows") },
  monitor: { label: l10n.t("One more monitor of QEMU") },
  qmp: { label: l10n.t("QMP socket of QEMU"), example: "unix:/run/shm/qmp.sock,server=on,wait=off" },
  restart: { label: l10n.t("Restart policy"), hint: l10n.t("no, on-failure:3, unless-stopped or always.") },
  stopSeconds: { label: l10n.t("Seconds that a stop waits before it kills") },
  privileged: { label: l10n.t("Privileged container") },
  capabilities: {
    label: l10n.t("More capabilities"),
    hint: l10n.t("One per line, beside NET_ADMIN."),
    example: "SYS_ADMIN",
  },
  devices: {
    label: l10n.t("More devices of the engine's host"),
    hint: l10n.t("One per line."),
    example: "/dev/bus/usb",
  },
  deviceRules: { label: l10n.t("Device rules"), hint: l10n.t("One per line."), example: "c *:* rwm" },
  groups: { label: l10n.t("Groups of the engine's host"), hint: l10n.t("One per line."), example: "keep-groups" },
  gpus: {
    label: l10n.t("Graphics cards given by the engine"),
    hint: l10n.t("One request per line, as docker run --gpus takes them."),
    example: "device=0",
  },
  sysctls: {
    label: l10n.t("Kernel parameters"),
    hint: l10n.t("One per line: name=value."),
    example: "net.ipv4.ip_forward=1",
  },
  mounts: {
    label: l10n.t("More mounts"),
    hint: l10n.t("One per line, as docker run --volume takes them."),
    example: "/srv/tools:/tools:ro",
  },
  labels: { label: l10n.t("Labels"), hint: l10n.t("One per line: name=value.") },
  selinux: { label: l10n.t("SELinux label of the folders") },
};
