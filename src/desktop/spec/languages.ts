/** A language in which the image installs Windows. */
export interface WindowsLanguage {
  /** What `LANGUAGE` is set to. */
  readonly key: string;
  readonly name: string;
  /** Of the Windows that is installed. */
  readonly culture: string;
  /** Other values that the image takes for it. */
  readonly aliases: readonly string[];
}

type Row = readonly [key: string, name: string, culture: string, aliases?: string];

// prettier-ignore
const rows: readonly Row[] = [
  ["ar", "Arabic", "ar-SA"],
  ["bg", "Bulgarian", "bg-BG"],
  ["zh", "Chinese (Simplified)", "zh-CN", "cn chinese"],
  ["zh-tw", "Chinese (Taiwan)", "zh-TW", "tw cn-tw"],
  ["zh-hk", "Chinese (Hong Kong)", "zh-TW", "hk cn-hk"],
  ["hr", "Croatian", "hr-HR", "cr"],
  ["cs", "Czech", "cs-CZ", "cz"],
  ["da", "Danish", "da-DK", "dk"],
  ["nl", "Dutch", "nl-NL"],
  ["en", "English (United States)", "en-US", "english"],
  ["en-gb", "English (International)", "en-GB"],
  ["et", "Estonian", "et-EE"],
  ["fi", "Finnish", "fi-FI"],
  ["fr", "French", "fr-FR"],
  ["fr-ca", "French (Canada)", "fr-CA", "ca"],
  ["de", "German", "de-DE"],
  ["el", "Greek", "el-GR", "gr"],
  ["he", "Hebrew", "he-IL", "il"],
  ["hu", "Hungarian", "hu-HU"],
  ["it", "Italian", "it-IT"],
  ["ja", "Japanese", "ja-JP", "jp"],
  ["ko", "Korean", "ko-KR", "kr"],
  ["lv", "Latvian", "lv-LV"],
  ["lt", "Lithuanian", "lt-LT"],
  ["no", "Norwegian", "nb-NO", "nb nn"],
  ["pl", "Polish", "pl-PL"],
  ["pt-br", "Portuguese (Brazil)", "pt-BR", "pt br portuguese"],
  ["pt-pt", "Portuguese (Portugal)", "pt-PT"],
  ["ro", "Romanian", "ro-RO"],
  ["ru", "Russian", "ru-RU"],
  ["sr", "Serbian (Latin)", "sr-Latn-RS", "serbian"],
  ["sk", "Slovak", "sk-SK"],
  ["sl", "Slovenian", "sl-SI", "si"],
  ["es", "Spanish", "es-ES"],
  ["es-mx", "Spanish (Mexico)", "es-MX", "mx"],
  ["sv", "Swedish", "sv-SE", "se"],
  ["th", "Thai", "th-TH"],
  ["tr", "Turkish", "tr-TR"],
  ["uk", "Ukrainian", "uk-UA", "ua"],
];

export const windowsLanguages: readonly WindowsLanguage[] = rows.map(([key, name, culture, aliases = ""]) => ({
  key,
  name,
  culture,
  aliases: aliases.split(" ").filter((alias) => alias !== ""),
}));

/** The language that a value of `LANGUAGE` stands for: its code, name or culture, or its code with any country. */
export function findLanguage(value: string): WindowsLanguage | undefined {
  const wanted = normalise(value);
  return (
    windowsLanguages.find((language) => spellings(language).includes(wanted)) ??
    windowsLanguages.find((language) => spellings(language).includes(wanted.replace(/-.*$/, "")))
  );
}

function spellings({ key, name, culture, aliases }: WindowsLanguage): readonly string[] {
  return [key, normalise(name), normalise(culture), ...aliases];
}

/** Case and parentheses do not count, and an underscore is a hyphen. */
function normalise(value: string): string {
  return value
    .trim()
    .replace(/^(["'])(.*)\1$/su, "$2")
    .replace(/[()]/g, "")
    .replaceAll("_", "-")
    .toLowerCase();
}
