/** What an edition of Windows can do for containers. Docker Desktop runs Windows containers on Pro and Enterprise only. */
export type EditionKind = "home" | "education" | "business" | "other";

/** By `EditionID` of the registry: Home is "Core" there, Windows SE "CloudEdition"; "N", "CountrySpecific"... may follow. */
export function editionKind(editionId: string): EditionKind {
  return kinds.find(({ names }) => names.test(editionId))?.kind ?? "other";
}

const kinds = [
  { kind: "home", names: /^Core/i },
  { kind: "education", names: /^(Education|CloudEdition)/i },
  { kind: "business", names: /^(Professional|Enterprise|IoTEnterprise|Server)/i },
] as const;
