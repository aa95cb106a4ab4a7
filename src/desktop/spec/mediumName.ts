import type { DesktopSpec } from "../spec";
import { findLanguage } from "./languages";
import { findVersion } from "./versions";

/** What the image calls the media that it fetches, by the keys of the versions. */
const names: Readonly<Record<string, string>> = {
  ...{ "11": "win11x64", "11l": "win11x64-enterprise-ltsc-eval", "11e": "win11x64-enterprise-eval" },
  ...{ "11i": "win11x64-enterprise-iot-eval", "10": "win10x64", "10l": "win10x64-enterprise-ltsc-eval" },
  ...{ "10e": "win10x64-enterprise-eval", "10i": "win10x64-enterprise-iot-eval" },
  ...{ "8": "win81x64", "8e": "win81x64-enterprise-eval" },
  ...{ "7": "win7x64", "7u": "win7x64-ultimate", "7e": "win7x64-enterprise" },
  ...{ "7x86": "win7x86", "7ux86": "win7x86-ultimate", "7ex86": "win7x86-enterprise" },
  ...{ vista: "winvistax64", vu: "winvistax64-ultimate", ve: "winvistax64-enterprise" },
  ...{ vistax86: "winvistax86", vux86: "winvistax86-ultimate", vex86: "winvistax86-enterprise" },
  ...{ xp: "winxpx86", xp64: "winxpx64", "2k": "win2kx86", me: "win9x", "98": "win98", "95": "win95" },
  ...{ "2025": "win2025-eval", "2022": "win2022-eval", "2019": "win2019-eval", "2016": "win2016-eval" },
  ...{ "2012": "win2012r2-eval", "2008": "win2008r2", "2003": "win2003r2", hv: "win2019-hv" },
};

/**
 * Whether a medium in a storage is what a spec asks for: for another one the image takes the disk beside it away. Of an
 * address nobody knows before which name it leads to.
 */
export function isMediumOf(medium: string, { version, language, customIso }: DesktopSpec["windows"]): boolean {
  const isCustom = /^windows\.\d+\.iso$/i.test(medium);
  if (customIso !== undefined || isCustom) {
    return customIso !== undefined && isCustom;
  }
  const key = findVersion(version)?.key;
  if (key === undefined) {
    return true;
  }
  const [, name = "", code = "en"] = /^(.+?)(?:_([a-z-]+))?\.iso$/i.exec(medium) ?? [];
  const isSameName = name.toLowerCase().replace("arm64", "x64") === (names[key] ?? key);
  return isSameName && languageKey(code) === languageKey(language ?? "en");
}

function languageKey(value: string): string {
  return findLanguage(value.replace(/^gb$/i, "en-gb"))?.key ?? value;
}
