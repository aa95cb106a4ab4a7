import * as vscode from "vscode";
import { keyboardLayouts } from "../../../desktop/oem/keyboardLayouts";
import { windowsTimeZoneOf, windowsTimeZones } from "../../../desktop/oem/timeZones";
import { windowsLanguages } from "../../../desktop/spec/languages";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen of for fields whose values are known by other names than their own; undefined for all others. */
export function valueChoices(field: string, usual: string | undefined): readonly Choice[] | undefined {
  switch (field) {
    case "language":
      return languageChoices();
    case "region":
    case "keyboard":
      return [{ value: "", label: vscode.l10n.t("As the language") }, ...cultureChoices()];
    case "timeZone":
      return [{ value: "", label: vscode.l10n.t("Left to Windows") }, ...timeZoneChoices()];
    case "keyboardLayout":
      return [
        { value: "", label: vscode.l10n.t("Left to Windows") },
        ...keyboardLayouts.map(({ id, name }) => ({ value: id, label: name })),
      ];
    case "":
      return [nothing(usual)];
    default:
      return undefined;
  }
}

function nothing(usual: string | undefined): Choice {
  const label =
    usual === undefined || usual === ""
      ? vscode.l10n.t("Left to the image")
      : vscode.l10n.t("Left to the image ({0})", usual);
  return { value: "", label };
}

function languageChoices(): readonly Choice[] {
  const isUsual = (key: string): boolean => key === "en";
  const [usual] = windowsLanguages.filter(({ key }) => isUsual(key)).map(({ name }) => ({ value: "", label: name }));
  const others = windowsLanguages
    .filter(({ key }) => !isUsual(key))
    .map(({ key, name }) => ({ value: key, label: name }));
  return usual ? [usual, ...others] : others;
}

/** Of the languages that Windows comes in, and of countries that share one. */
const moreCultures =
  "de-AT de-CH de-LI de-LU en-AU en-CA en-IE en-IN en-NZ en-SG en-ZA es-AR es-CL es-CO fr-BE fr-CH fr-LU it-CH nl-BE sv-FI zh-SG";

function cultureChoices(): readonly Choice[] {
  const names = new Intl.DisplayNames([vscode.env.language], { type: "language", languageDisplay: "standard" });
  const cultures = new Set([...windowsLanguages.map(({ culture }) => culture), ...moreCultures.split(" ")]);
  return [...cultures]
    .map((culture) => ({ value: culture, label: names.of(culture) ?? culture }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}

/** This machine's first: it is the one that is wanted most. */
function timeZoneChoices(): readonly Choice[] {
  const zones = windowsTimeZones(new Date()).map(({ id, city, offset }) => ({
    value: id,
    label: vscode.l10n.t("({0}) {1}: {2}", offset, city, id),
  }));
  const own = windowsTimeZoneOf(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const here = zones.find(({ value }) => value === own);
  return here
    ? [{ ...here, label: vscode.l10n.t("As here: {0}", here.label) }, ...zones.filter((one) => one !== here)]
    : zones;
}
