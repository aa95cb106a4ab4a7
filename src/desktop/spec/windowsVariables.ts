import * as z from "zod/mini";
import { choice, integer, ofText, onOff, pattern, text } from "./grammar";
import { findLanguage } from "./languages";
import { always, optional } from "./variable";

/** A culture such as de-CH or sr-Latn-RS; the image takes underscores too. */
const culture = ofText(
  { kind: "known", as: "culture" },
  z.string().check(z.regex(/^[a-z]{2,3}([-_][a-z]{4})?([-_]([a-z]{2}|\d{3}))?$/i)),
);

const language = ofText(
  { kind: "known", as: "language" },
  z.string().check(z.refine((value) => findLanguage(value) !== undefined)),
);

const productKey = pattern("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", /^[0-9a-z]{5}(-[0-9a-z]{5}){4}$/i);

/** Which Windows, and how it is installed. */
export const windowsVariables = {
  version: always("VERSION", text, "11"),
  edition: optional("EDITION", pattern("core", /^[\w .-]{1,60}$/)),
  /** Locked after creation, as the version is: changing either makes the image install anew. */
  language: optional("LANGUAGE", language, "en-US"),
  region: optional("REGION", culture),
  keyboard: optional("KEYBOARD", culture),
  productKey: optional("KEY", productKey),
  domain: optional("DOMAIN", pattern("corp.example.com", /^[a-z0-9]([a-z0-9.-]{0,253}[a-z0-9])?$/i)),
  domainUnit: optional("DOMAIN_OU", text),
  workgroup: optional("WORKGROUP", pattern("WORKGROUP", /^[^"/\\[\]:;|=,+*?<>\p{Cc}\s]{1,15}$/u)),
  /** One line that is added to the script of the first logon. */
  command: optional("COMMAND", text),
  /** Without an answer file: the setup is clicked through on the screen. */
  manualSetup: optional("MANUAL", onOff, "N"),
  bootMode: optional("BOOT_MODE", choice(["windows", "windows_plain", "windows_secure", "windows_legacy"]), "windows"),
  connections: optional("CONNECTIONS", integer(1, 16), "4"),
  microsoftDownload: optional("MIDO", onOff, "Y"),
  esdDownload: optional("ESD", onOff, "Y"),
  verifyDownload: optional("VERIFY", onOff, "N"),
  removeMedium: optional("REMOVE", onOff, "Y"),
};
