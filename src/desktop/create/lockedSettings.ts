import { DesktopError } from "../desktopError";
import { languageLabel, versionLabel } from "../labels";
import type { DesktopSpec } from "../spec";
import { findLanguage } from "../spec/languages";
import { findVersion } from "../spec/versions";

export type LockedChoice = Pick<DesktopSpec["windows"], "version" | "language">;

/** Refuses a change of what cannot be changed once a desktop was made. Every way to edit a desktop asks this first. */
export function refuseLockedChanges(present: LockedChoice, wanted: LockedChoice): void {
  const pairs = [
    ["VERSION", present.version, wanted.version, versionIdentity],
    ["LANGUAGE", present.language ?? "", wanted.language ?? "", languageIdentity],
  ] as const;
  for (const [setting, is, now, identityOf] of pairs) {
    if (identityOf(is) !== identityOf(now)) {
      throw new DesktopError({ kind: "locked", setting, is, wanted: now });
    }
  }
}

/** Another spelling of the same Windows is no change. */
function versionIdentity(value: string): string {
  return findVersion(value)?.key ?? value.trim();
}

function languageIdentity(value: string): string {
  return findLanguage(value.trim() === "" ? "en" : value)?.key ?? value.trim();
}

/** On the storage: what is in it, for whoever wants to make another desktop on it. */
export function lockedLabels({ version, language = "" }: LockedChoice): Readonly<Record<string, string>> {
  return { [versionLabel]: version, [languageLabel]: language };
}

/** What a storage says about itself; those that were made elsewhere say nothing. */
export function lockedChoiceOf(labels: Readonly<Record<string, string>>): LockedChoice | undefined {
  const version = labels[versionLabel];
  const language = labels[languageLabel] ?? "";
  return version === undefined ? undefined : { version, ...(language !== "" && { language }) };
}
