import { password, userName } from "./accounts";
import { choice, integer, onOff, pattern, text } from "./grammar";
import { always, optional } from "./variable";

/** What Windows and the world around it share. */
export const sharingVariables = {
  samba: optional("SAMBA", onOff, "Y"),
  sambaReadOnly: optional("SAMBA_READONLY", onOff, "N"),
  sambaDebug: optional("SAMBA_DEBUG", onOff, "N"),
  /** To the shared folder, on the desktop. */
  shortcut: optional("SHORTCUT", onOff, "Y"),
};

/** The screen, and the image's own page that shows it. */
export const displayVariables = {
  output: optional("DISPLAY", pattern("web", /^[\w:.,=/-]{1,200}$/), "web"),
  graphics: optional("VGA", pattern("virtio", /^[\w:.,=-]{1,100}$/), "virtio"),
  /** Of the first logon: it is written into the answer file. */
  width: optional("WIDTH", integer(640, 7680), "1280"),
  height: optional("HEIGHT", integer(480, 4320), "720"),
  gpu: optional("GPU", onOff, "N"),
  renderNode: optional("RENDERNODE", pattern("/dev/dri/renderD128", /^\/[\w./-]+$/)),
  webPage: optional("WEB", onOff, "Y"),
  webPort: optional("WEB_PORT", integer(1, 65535), "8006"),
  vncPort: optional("VNC_PORT", integer(5900, 65535), "5900"),
  lossy: optional("LOSSY", onOff, "N"),
  audio: optional("AUDIO", onOff, "N"),
  logo: optional("LOGO", onOff, "Y"),
};

/** Who gets in. */
export const accessVariables = {
  userName: always("USERNAME", userName, "Docker"),
  /** Absent: the image's own. Kept in the secret storage, though anyone who may inspect the container sees it too. */
  password: optional("PASSWORD", password, "admin"),
  autoLogin: optional("AUTOLOGIN", onOff, "Y"),
  /** The image's own page asks for user name and password. */
  protectPage: optional("PROTECT", onOff, "N"),
};

/** For those who know QEMU, or look for a fault. */
export const advancedVariables = {
  arguments: optional("ARGUMENTS", text),
  bootIndex: optional("BOOT_INDEX", integer(0, 99), "9"),
  mediaType: optional("MEDIA_TYPE", pattern("auto", /^[\w-]{1,30}$/)),
  /** Throws the firmware's settings away at the next start. */
  clearFirmware: optional("CLEAR", onOff, "N"),
  gracefulShutdown: optional("SHUTDOWN", onOff, "Y"),
  shutdownSeconds: optional("TIMEOUT", integer(1, 3600), "105", ["QEMU_TIMEOUT"]),
  debug: optional("DEBUG", onOff, "N"),
  trace: optional("TRACE", onOff, "N"),
  installLog: optional("LOG", onOff, "N"),
  /** Anything but the image's own keeps it from seeing that Windows boots. */
  serialPort: optional("SERIAL", choice(["mon:stdio", "stdio"]), "mon:stdio"),
  monitor: optional("MONITOR", text),
  qmp: optional("QMP", text),
};
