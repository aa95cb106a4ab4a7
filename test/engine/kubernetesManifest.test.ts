import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import * as fc from "fast-check";
import type { Deployment } from "kubernetes-types/apps/v1";
import type { PersistentVolumeClaim, Service } from "kubernetes-types/core/v1";
import { parseAllDocuments } from "yaml";
import { formOfSpec } from "../../src/desktop/exchange/formOfSpec";
import { writeKubernetes } from "../../src/desktop/exchange/writeKubernetes";
import { defaultSpec } from "../../src/desktop/spec";
import { anySpec } from "../unit/desktop/exchange/anySpec";

const root = join(import.meta.dirname, "../..");
const { WINDOWS_CONTAINERS_KUBECONFIG: kubeconfig } = process.env;

/** Where the package that is made of Kubernetes' own OpenAPI description has each kind. */
const modules: Readonly<Record<Resource["kind"], string>> = {
  PersistentVolumeClaim: "kubernetes-types/core/v1",
  Service: "kubernetes-types/core/v1",
  Deployment: "kubernetes-types/apps/v1",
};

/** What those say of themselves. */
type Named<R extends { kind?: string; apiVersion?: string }> = R & Required<Pick<R, "kind" | "apiVersion">>;
type Resource = Named<Deployment> | Named<PersistentVolumeClaim> | Named<Service>;

function resourcesOf(manifest: string): readonly Resource[] {
  return parseAllDocuments(manifest).map((document) => document.toJS() as Resource);
}

/** As literals, of which the compiler refuses every field that Kubernetes does not know, lacks or takes otherwise. */
function sourceOf(resources: readonly Resource[]): string {
  const imports = Object.entries(modules).map(([kind, from]) => `import type { ${kind} } from "${from}";`);
  const constants = resources.map((resource, index) => {
    assert.ok(resource.kind in modules, resource.kind);
    assert.equal(resource.apiVersion, resource.kind === "Deployment" ? "apps/v1" : "v1");
    return `export const r${index}: ${resource.kind} = ${JSON.stringify(resource)};`;
  });
  return [...imports, ...constants].join("\n");
}

describe("a Kubernetes manifest", () => {
  let folder: string;

  before(async () => {
    // Below the packages that it imports.
    folder = await mkdtemp(join(root, "out", "kubernetes-"));
  });

  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  /** What the compiler has against some resources; nothing when they are as Kubernetes describes them. */
  async function complaints(resources: readonly Resource[]): Promise<string> {
    const file = join(folder, "manifest.ts");
    await writeFile(file, sourceOf(resources));
    const flags =
      "--noEmit --strict --ignoreConfig --module nodenext --moduleResolution nodenext --target es2022".split(" ");
    const words = [join(root, "node_modules/typescript/lib/tsc.js"), ...flags, file];
    return promisify(execFile)(process.execPath, words).then(
      () => "",
      (error: unknown) => String((error as { stdout?: string }).stdout),
    );
  }

  const manifest = (secrets: "asked" | "written") =>
    writeKubernetes(formOfSpec(defaultSpec("desk"), { secrets, defaults: "written" }));

  it("of any desktop has the fields that Kubernetes describes, each as it is described, and no other", async () => {
    const specs = fc.sample(anySpec, { numRuns: 60, seed: 4 });
    const manifests = specs.flatMap((spec) =>
      (["asked", "written"] as const).map((secrets) =>
        writeKubernetes(formOfSpec(spec, { secrets, defaults: "leftOut" })),
      ),
    );
    const resources = [manifest("asked"), manifest("written"), ...manifests].flatMap(resourcesOf);
    assert.ok(resources.length > 200, String(resources.length));
    assert.equal(await complaints(resources), "");
  });

  it("is refused with a field that is unknown, missing or of another type", async () => {
    const text = manifest("asked");
    for (const [right, wrong] of [
      ["replicas: 1", 'replicas: "1"'],
      ["strategy:", "strategies:"],
      ["matchLabels:", "matchLabel:"],
      ["mountPath:", "path:"],
    ] as const) {
      assert.ok(text.includes(right), right);
      assert.match(await complaints(resourcesOf(text.replace(right, wrong))), /error TS2/, wrong);
    }
  });

  it(
    "is taken by a real API server",
    { skip: kubeconfig === undefined && "no cluster: WINDOWS_CONTAINERS_KUBECONFIG names none" },
    async () => {
      const file = join(folder, "manifest.yaml");
      await writeFile(file, manifest("asked"));
      const words = ["--kubeconfig", kubeconfig ?? "", "apply", "--dry-run=server", "--validate=strict", "-f", file];
      const { stdout } = await promisify(execFile)("kubectl", words);
      assert.match(stdout, /deployment\.apps\/desk created \(server dry run\)/);
    },
  );
});
