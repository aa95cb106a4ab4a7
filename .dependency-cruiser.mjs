// @ts-check
/** The arrows of the design: extension -> ui -> product folders -> engine -> platform; webview -> protocol -> zod. */
const vscode = "(^|/)(@types/)?vscode(/|$)";
const product = ["inventory", "mode", "desktop", "compatibility", "prerequisites", "diagnosis"];

/** @param {string} folder @param {string[]} allowed @returns {import("dependency-cruiser").IForbiddenRuleType} */
const onlyInto = (folder, allowed) => ({
  name: `arrows-of-${folder}`,
  severity: "error",
  from: { path: `^src/${folder}/` },
  to: { path: "^src/", pathNot: [folder, ...allowed].map((name) => `^src/${name}/`) },
});

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "vscode-in-ui-only",
      severity: "error",
      from: { path: "^(src|webview)/", pathNot: ["^src/ui/", "^src/extension\\.ts$"] },
      to: { path: vscode },
    },
    onlyInto("platform", []),
    onlyInto("protocol", []),
    onlyInto("engine", ["platform"]),
    ...product.filter((folder) => folder !== "diagnosis").map((folder) => onlyInto(folder, ["engine", "platform"])),
    // It mends what it finds by the same commands, asked for and reported in the same way.
    onlyInto("diagnosis", ["prerequisites", "engine", "platform"]),
    onlyInto("ui", [...product, "engine", "platform", "protocol"]),
    {
      name: "adapters-are-the-extension's",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/engine/docker/", "^src/extension\\.ts$"] },
      to: { path: "^src/engine/docker/" },
    },
    {
      name: "inventory-shows-its-face",
      comment: "Its port and its data; what fills them is constructed by the extension alone.",
      severity: "error",
      from: { path: "^src/ui/" },
      to: { path: "^src/inventory/", pathNot: "^src/inventory/(inventory|engineState)\\.ts$" },
    },
    {
      name: "webview-sees-the-protocol-only",
      severity: "error",
      from: { path: "^webview/" },
      to: { path: "^src/", pathNot: "^src/protocol/" },
    },
    {
      name: "protocol-needs-zod-only",
      severity: "error",
      from: { path: "^src/protocol/" },
      to: { path: "node_modules", pathNot: "node_modules/zod/" },
    },
    {
      name: "no-node-in-the-browser",
      severity: "error",
      from: { path: "^(webview|src/protocol)/" },
      to: { dependencyTypes: ["core"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
