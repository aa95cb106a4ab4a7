// @ts-check
/**
 * The only build script. `dist/` gets the extension (CommonJS, split so that heavy parts load on first use) and the
 * webviews (ES modules); `--tests` also bundles every test into `out/`.
 */
import { build, context, transform } from "esbuild";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";

const root = import.meta.dirname;
const args = new Set(process.argv.slice(2));
const minify = !args.has("--dev");

/**
 * esbuild splits ES modules only, while VS Code's extension host wants CommonJS: split first, then rewrite each chunk's
 * imports. Shared modules stay single, so that a class has one identity across chunks.
 * @type {import("esbuild").Plugin}
 */
const commonJsChunks = {
  name: "commonjs-chunks",
  setup(plugin) {
    plugin.onEnd(async ({ errors, outputFiles }) => {
      if (errors.length > 0) {
        return;
      }
      rmSync(join(root, "dist/extension.js"), { force: true });
      rmSync(join(root, "dist/chunks"), { force: true, recursive: true });
      await Promise.all(
        (outputFiles ?? []).map(async ({ path, text }) => {
          const { code } = await transform(text, { format: "cjs", platform: "node", target: "node22", minify });
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, code);
        }),
      );
    });
  },
};

/**
 * dockerode comes with a transport and a BuildKit client. We use neither, and loading them would stop the extension host
 * for 150 ms.
 * @type {import("esbuild").Plugin}
 */
const dockerodeAlone = {
  name: "dockerode-alone",
  setup(plugin) {
    plugin.onResolve({ filter: /^(docker-modem|@grpc\/.*|protobufjs|tar-fs)$/ }, ({ path }) => ({
      path,
      namespace: "left-out",
    }));
    plugin.onLoad({ filter: /.*/, namespace: "left-out" }, () => ({ contents: "module.exports = {};" }));
  },
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
 * Unit tests: CommonJS, one bundle each, so that the same files run in any node, a Windows one included. `vscode` is not
 * external here, which proves that product code needs none.
 * @type {import("esbuild").BuildOptions}
 */
const unitTests = {
  entryPoints: filesBelow("test/unit", /\.test\.ts$/),
  outdir: "out",
  outbase: "test",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  sourcemap: "inline",
  external: ["cpu-features", "*.node"],
  plugins: [dockerodeAlone],
  logLevel: "warning",
};

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
    await Promise.all([unitTests, engineTests, hostTests].map((options) => build(options)));
  }
}
