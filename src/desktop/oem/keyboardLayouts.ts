/** A keyboard layout of Windows, by the number that it has in the registry. */
export interface KeyboardLayout {
  readonly id: string;
  readonly name: string;
}

type Row = readonly [id: string, name: string];

// prettier-ignore
const rows: readonly Row[] = [
  ["00000401", "Arabic (101)"],
  ["0000080c", "Belgian French"],
  ["00000813", "Belgian (Period)"],
  ["00030402", "Bulgarian"],
  ["00001009", "Canadian French"],
  ["00011009", "Canadian Multilingual Standard"],
  ["0000041a", "Croatian"],
  ["00000405", "Czech"],
  ["00010405", "Czech (QWERTY)"],
  ["00000406", "Danish"],
  ["00000413", "Dutch"],
  ["00000425", "Estonian"],
  ["0000040b", "Finnish"],
  ["0000040c", "French (AZERTY)"],
  ["00000407", "German"],
  ["00000408", "Greek"],
  ["0002040d", "Hebrew (Standard)"],
  ["0000040e", "Hungarian"],
  ["0000040f", "Icelandic"],
  ["00001809", "Irish"],
  ["00000410", "Italian"],
  ["0000080a", "Latin American"],
  ["00000426", "Latvian"],
  ["00010427", "Lithuanian"],
  ["00000414", "Norwegian"],
  ["00000415", "Polish (Programmers)"],
  ["00000816", "Portuguese"],
  ["00000416", "Portuguese (Brazil ABNT)"],
  ["00010418", "Romanian (Standard)"],
  ["00000419", "Russian"],
  ["0000081a", "Serbian (Latin)"],
  ["0000041b", "Slovak"],
  ["00010424", "Slovenian"],
  ["0000040a", "Spanish"],
  ["0000041d", "Swedish"],
  ["0000100c", "Swiss French"],
  ["00000807", "Swiss German"],
  ["0000041e", "Thai Kedmanee"],
  ["0000041f", "Turkish Q"],
  ["0001041f", "Turkish F"],
  ["00020422", "Ukrainian (Enhanced)"],
  ["00000809", "United Kingdom"],
  ["00000452", "United Kingdom Extended"],
  ["00000409", "US"],
  ["00010409", "United States-Dvorak"],
  ["00030409", "United States-Dvorak for left hand"],
  ["00040409", "United States-Dvorak for right hand"],
  ["00020409", "United States-International"],
];

export const keyboardLayouts: readonly KeyboardLayout[] = rows.map(([id, name]) => ({ id, name }));
