export interface CheckGroupNode {
  readonly kind: "group";
  readonly key: string;
}

/** A row of the Prerequisites view; commands get it handed. */
export interface CheckNode {
  readonly kind: "check";
  readonly key: string;
}

/** Says why Windows has no rows here. */
export interface NoWindowsNode {
  readonly kind: "noWindows";
}

export type PrerequisiteNode = CheckGroupNode | CheckNode | NoWindowsNode;
