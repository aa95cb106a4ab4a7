// @ts-check
/**
 * The only build script. `dist/` gets the extension (CommonJS, split so that heavy parts load on first use) and the
 * webviews (ES modules); `--tests` also bundles every test into `out/`.
 */
import { build, context } from "esbuild";
import { readdirSync, rmSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";

const root = import.meta.dirname;
const args = new Set(process.argv.slice(2));
const minify = !args.has("--dev");

/**
 * esbuild splits ES modules only, while VS Code's extension host wants CommonJS: split first, then rewrite each chunk's
 * imports. What the main module loads with itself becomes one file with it, for every file costs the extension host about
 * a millisecond at activation. Shared modules stay single, so that a class has one identity across chunks.
 * @type {import("esbuild").Plugin}
 */
const commonJsChunks = {
  name: "commonjs-chunks",
  setup(plugin) {
    plugin.initialOptions.metafile = true;
    plugin.onEnd(async ({ errors, outputFiles = [], metafile }) => {
      if (errors.length > 0 || metafile === undefined) {
        return;
      }
      rmSync(join(root, "dist/extension.js"), { force: true });
      rmSync(join(root, "dist/chunks"), { force: true, recursive: true });
      const texts = new Map(outputFiles.map(({ path, text }) => [path, text]));
      const together = loadedTogether(metafile, "dist/extension.js").map((path) => join(root, path));
      const [main = "", ...parts] = together;
      texts.set(main, `${texts.get(main)}\n${parts.map(reExport).join("\n")}`);
      const files = [...texts.keys()].filter((path) => !parts.includes(path));
      await Promise.all(files.map((path) => build(commonJsFile(path, texts, together))));
    });
  },
};

/**
 * A module and everything that it imports at once.
 * @param {import("esbuild").Metafile} metafile
 * @param {string} entry
 */
function loadedTogether({ outputs }, entry) {
  const seen = new Set([entry]);
  for (const path of seen) {
    const imports = outputs[path]?.imports ?? [];
    imports
      .filter(({ kind, external }) => kind === "import-statement" && !external)
      .forEach((one) => seen.add(one.path));
  }
  return [...seen];
}

/** The main module hands the chunks that are part of it to those that are not. @param {string} path */
function reExport(path) {
  return `export * as ${partName(path)} from "./chunks/${basename(path)}";`;
}

/** @param {string} path */
function partName(path) {
  return basename(path, ".js").replaceAll("-", "_");
}

/**
 * VS Code's API as it is. For an import esbuild makes a copy of it with each module, one accessor for each of its members:
 * at activation 23 copies of it cost more than everything else.
 * @param {string} text
 */
function takenAsItIs(text) {
  return text.replaceAll(/\bimport\s*\*\s*as\s+([\w$]+)\s+from\s*"vscode";/g, 'const $1 = require("vscode");');
}

/**
 * @param {string} file
 * @param {ReadonlyMap<string, string>} texts
 * @param {readonly string[]} together the main module, then the chunks that are part of it
 * @returns {import("esbuild").BuildOptions}
 */
function commonJsFile(file, texts, together) {
  const [main = ""] = together;
  /** @param {string} path */
  const outside = (path) => ({ path: `./${relative(dirname(file), path).split(sep).join("/")}`, external: true });
  return {
    entryPoints: [file],
    outfile: file,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node22",
    minify,
    plugins: [
      {
        name: "split-modules",
        setup(plugin) {
          plugin.onResolve({ filter: /.*/ }, ({ path, importer, kind }) => {
            if (kind === "entry-point") {
              return { path, namespace: "split" };
            }
            if (path === main) {
              return outside(main);
            }
            if (!path.startsWith(".")) {
              return { path, external: true };
            }
            const target = join(dirname(importer), path);
            if (kind === "dynamic-import" || !together.includes(target)) {
              return outside(target);
            }
            // The main module has run by then: only what is taken of its parts counts.
            return file === main
              ? { path: target, namespace: "split" }
              : { path: target, namespace: "in-main", sideEffects: false };
          });
          plugin.onLoad({ filter: /.*/, namespace: "split" }, ({ path }) => ({
            contents: takenAsItIs(texts.get(path) ?? ""),
          }));
          plugin.onLoad({ filter: /.*/, namespace: "in-main" }, ({ path }) => ({
            contents: `module.exports = require(${JSON.stringify(main)}).${partName(path)};`,
          }));
        },
      },
    ],
    logLevel: "warning",
    logOverride: { "ignored-bare-import": "silent" },
  };
}

/**
 * dockerode comes with a transport and a BuildKit client. We use neither, and loading them would stop the extension host
 * for 150 ms.
 * @type {import("esbuild").Plugin}
 */
const dockerodeAlone = {
  name: "dockerode-alone",
  setup(plugin) {
    plugin.onResolve({ filter: /^(docker-modem|@grpc\/.*|protobufjs|tar-fs)$/ }, ({ path, importer }) =>
      // What packs a folder for a build is ours to load, when a build is wanted.
      importer.includes(join("node_modules", "dockerode")) ? { path, namespace: "left-out" } : undefined,
    );
    plugin.onLoad({ filter: /.*/, namespace: "left-out" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** Their usual entries load their parts in a way that no bundler can see, or that takes them twice. */
const alias = {
  "jsonc-parser": "jsonc-parser/lib/esm/main.js",
  "windows-iana": "windows-iana/dist/windows-iana.esm.js",
};

/** @type {import("esbuild").BuildOptions} */
const extension = {
  entryPoints: { extension: "src/extension.ts" },
  outdir: "dist",
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node22",
  minify,
  write: false,
  // cpu-features and ssh2's own addon are optional accelerators: both libraries go on without them.
  external: ["vscode", "cpu-features", "*.node"],
  alias,
  plugins: [dockerodeAlone, commonJsChunks],
  logLevel: "warning",
};

/** @type {import("esbuild").BuildOptions} */
const webviews = {
  entryPoints: filesBelow("webview", /^[^/\\]+[/\\]index\.ts$/).map((path) => ({
    in: path,
    out: basename(dirname(path)),
  })),
  outdir: "dist/webview",
  bundle: true,
  format: "esm",
  // noVNC uses top-level await, which needs an ES module of this age or younger.
  target: "es2022",
  minify,
  // Icons are drawn into the page as they are: no font, no request.
  loader: { ".css": "css", ".svg": "text" },
  logLevel: "warning",
};

/**
 * Tests in plain node. `vscode` is not external here, which proves that product code needs none.
 * @type {import("esbuild").BuildOptions}
 */
const plainNode = {
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  sourcemap: "inline",
  external: ["cpu-features", "*.node"],
  alias,
  plugins: [dockerodeAlone],
  logLevel: "warning",
};

/**
 * Unit tests: CommonJS, one bundle each.
 * @type {import("esbuild").BuildOptions}
 */
const unitTests = {
  ...plainNode,
  entryPoints: filesBelow("test/unit", /\.test\.ts$/),
  outdir: "out",
  outbase: "test",
  outExtension: { ".js": ".cjs" },
};

/**
 * The tests of a folder for a Windows node.exe, which takes its time to start: all in one bundle, with the parts that
 * they use.
 * @param {string} name
 * @param {string} folder
 * @returns {import("esbuild").BuildOptions}
 */
function windowsTests(name, folder) {
  const files = filesBelow(folder, /\.test\.ts$/);
  return {
    ...plainNode,
    stdin: { contents: files.map((path) => `import "./${path}";`).join("\n"), resolveDir: root },
    outfile: `out/windows/${name}.cjs`,
  };
}

/**
 * Engine tests stand on real parts, which are plain modules with paths of their own: those stay outside the bundle.
 * @type {import("esbuild").BuildOptions}
 */
const engineTests = {
  ...unitTests,
  entryPoints: filesBelow("test/engine", /\.test\.ts$/),
  format: "esm",
  outExtension: { ".js": ".mjs" },
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  plugins: [
    dockerodeAlone,
    {
      name: "parts-stay-outside",
      setup(plugin) {
        plugin.onResolve({ filter: /\/parts\/.*\.mjs$/ }, ({ path, resolveDir }) => ({
          path: relative(join(root, plugin.initialOptions.outdir ?? "", "engine"), join(resolveDir, path))
            .split(sep)
            .join("/"),
          external: true,
        }));
      },
    },
  ],
};

/**
 * What runs inside VS Code's extension host.
 * @type {import("esbuild").BuildOptions}
 */
const hostTests = {
  ...unitTests,
  entryPoints: ["test/host/index.ts", ...filesBelow("test/host", /\.test\.ts$/)],
  outExtension: { ".js": ".js" },
  external: ["vscode", "mocha", "cpu-features", "*.node"],
};

/** @param {string} folder @param {RegExp} name */
function filesBelow(folder, name) {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => name.test(path))
    .map((path) => `${folder}/${path.split(sep).join("/")}`);
}

process.chdir(root);
if (args.has("--watch")) {
  const contexts = await Promise.all([extension, webviews].map((options) => context(options)));
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  rmSync("dist", { force: true, recursive: true });
  await Promise.all([extension, webviews].map((options) => build(options)));
  if (args.has("--tests")) {
    rmSync("out", { force: true, recursive: true });
    const tests = [
      ...[unitTests, engineTests, hostTests, windowsTests("unit", "test/unit")],
      ...["contract", "machine"].map((name) => windowsTests(name, `test/windows/${name}`)),
    ];
    await Promise.all(tests.map((options) => build(options)));
  }
}
