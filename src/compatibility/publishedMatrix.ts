/** What Microsoft's table of versions says of one host and one image. */
export type PublishedCell = "process and hyperv" | "process" | "hyperv" | "none";

export interface PublishedRow {
  readonly host: string;
  readonly hostBuilds: readonly number[];
  /** By the image's build. */
  readonly cells: Readonly<Record<number, PublishedCell>>;
}

const both = "process and hyperv";

/** "Windows container version compatibility" on learn.microsoft.com, row by row. */
export const publishedMatrix: readonly PublishedRow[] = [
  row("Windows Server 2016", [14393], [both, "none", "none", "none"]),
  row("Windows Server 2019", [17763], ["hyperv", both, "none", "none"]),
  row("Windows Server 2022", [20348], ["hyperv", "hyperv", both, "none"]),
  row("Windows Server 23H2", [25398], ["none", "none", "process", "none"]),
  row("Windows Server 2025, Windows 11 24H2", [26100], ["hyperv", "hyperv", both, both]),
  row("Windows 10", [18362, 18363, 19041, 19042, 19043, 19044, 19045], ["hyperv", "hyperv", "none", "none"]),
  row("Windows 11 21H2 to 23H2", [22000, 22621, 22631], ["hyperv", "hyperv", both, "none"]),
  row("Windows 11 25H2", [26200], ["hyperv", "hyperv", both, both]),
];

type Cells = readonly [PublishedCell, PublishedCell, PublishedCell, PublishedCell];

function row(host: string, hostBuilds: readonly number[], [on2016, on2019, on2022, on2025]: Cells): PublishedRow {
  return { host, hostBuilds, cells: { 14393: on2016, 17763: on2019, 20348: on2022, 26100: on2025 } };
}

/** Undefined for builds that the table does not name. */
export function publishedCell(hostBuild: number, imageBuild: number): PublishedCell | undefined {
  return publishedMatrix.find(({ hostBuilds }) => hostBuilds.includes(hostBuild))?.cells[imageBuild];
}
