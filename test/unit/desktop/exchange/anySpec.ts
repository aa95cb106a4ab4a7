import * as fc from "fast-check";
import { desktopSpecSchema, type DesktopSpec } from "../../../../src/desktop/spec";
import type { Expected } from "../../../../src/desktop/spec/grammar";
import { windowsLanguages } from "../../../../src/desktop/spec/languages";
import { variableTable, type PlacedVariable } from "../../../../src/desktop/spec/variableTable";
import type { DesktopSetup } from "../../../../src/desktop/spec/setup";
import { disksInside } from "../../../../src/desktop/spec/storageMount";
import { windowsVersions } from "../../../../src/desktop/spec/versions";

/** One line of text with all that shells, YAML, JSON, Compose and Kubernetes have a meaning for. */
export const line = fc
  .array(fc.oneof(fc.constantFrom(..."$'\"`\\{}()#:,=&|; \t*!%@~[]<>?-".split("")), fc.string({ unit: "grapheme" })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join("").replace(/\p{Cc}|\p{Cs}/gu, "x"))
  .filter((text) => text !== "");

const size = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom("G", "g", "GB", "M", "T", ""))
    .map((parts) => parts.join("")),
  fc.constantFrom("half", "max"),
);

/** By what a grammar expects; patterns have their example. */
function valueOf({ variable }: PlacedVariable): fc.Arbitrary<unknown> {
  const { expected } = variable.grammar;
  switch (expected.kind) {
    case "integer":
      return fc.integer({ min: expected.least, max: expected.most });
    case "choice":
      return variable.name === "KVM" ? fc.constantFrom("kvm", "emulation") : fc.constantFrom(...expected.values);
    case "pattern":
      return fc.constant(expected.example);
    case "known":
      return knownValue(variable.name, expected.as);
  }
}

function knownValue(name: string, grammar: Extract<Expected, { kind: "known" }>["as"]): fc.Arbitrary<unknown> {
  switch (grammar) {
    case "onOff":
      return fc.boolean();
    case "text":
      return name === "VERSION" ? fc.constantFrom(...windowsVersions.map(({ key }) => key)) : line;
    case "memory":
    case "disk":
      return size;
    case "cores":
      return fc.oneof(fc.integer({ min: 1, max: 512 }).map(String), fc.constantFrom("half", "max"));
    case "language":
      return fc.constantFrom(...windowsLanguages.map(({ key }) => key));
    case "culture":
      return fc.constantFrom("de-CH", "en_US", "sr-Latn-RS");
    case "userName":
      return fc.constantFrom("me", "Docker", "Ann O'Neil", "jürgen$");
    case "password":
      return line;
  }
}

const word = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,20}$/);
const path = fc.oneof(
  fc.stringMatching(/^\/[a-z A-Z0-9_.,$'-]{1,20}[a-z]$/),
  fc.stringMatching(/^\.\/[a-z A-Z0-9_.,'-]{1,20}[a-z]$/),
  fc.constantFrom("C:\\Users\\me", "/srv/a b/ünï", "/srv/a, b"),
);
/** Not a number: objects put those first, whatever their place in a file. */
const networkName = fc.stringMatching(/^[a-z][a-zA-Z0-9_.-]{1,20}$/);
const place = fc.oneof(
  word.map((name) => ({ kind: "volume" as const, name })),
  path.map((folder) => ({ kind: "folder" as const, path: folder })),
);
const port = fc.record(
  {
    hostIp: fc.constantFrom("127.0.0.1", "::1", "0.0.0.0"),
    hostPort: fc.integer({ min: 0, max: 65535 }),
    containerPort: fc.integer({ min: 1, max: 65535 }),
    protocol: fc.constantFrom("tcp" as const, "udp" as const),
  },
  { requiredKeys: ["hostPort", "containerPort", "protocol"] },
);
const some = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(values, { minLength: 1, maxLength: 3 });
/** docker-compose takes nothing twice. */
const distinct = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.uniqueArray(values, { minLength: 1, maxLength: 3 });
/** So many, or those that are named. */
const gpu = fc
  .tuple(
    fc.oneof(
      fc.record({ count: fc.constantFrom("all" as const, 1, 4) }),
      fc.record({ deviceIds: distinct(fc.constantFrom("0", "GPU-3a23/1", "nvidia.com/gpu=0", 'a"$b')) }),
    ),
    fc.record(
      {
        driver: fc.constantFrom("nvidia", "cdi"),
        capabilities: distinct(fc.constantFrom("compute", "utility")),
        options: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), line, { minKeys: 1, maxKeys: 2 }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([which, more]) => ({ ...which, ...more }));
const others = fc.dictionary(
  fc.stringMatching(/^[A-Z][A-Z0-9_]{2,12}$/).map((name) => `ZZ_${name}`),
  line,
  {
    maxKeys: 3,
  },
);

const extras = {
  windows: { customIso: path, answerFile: path, driversIso: path, mountIso: path, rescueIso: path, oemFolder: path },
  hardware: {},
  disks: { storage2: place, storage6: place, device1: fc.constant("/dev/sdb"), device3: fc.constant("/dev/sdc") },
  network: {
    ports: some(port),
    networks: some(fc.record({ name: networkName, address: fc.ipV4() }, { requiredKeys: ["name"] })).map(distinctNames),
  },
  sharing: { folder: path, folder2: path, folder3: path },
  display: {},
  access: {},
  advanced: {
    privileged: fc.constant(true),
    capabilities: distinct(fc.constantFrom("SYS_ADMIN", "NET_RAW")),
    devices: distinct(fc.constantFrom("/dev/vhost-net", "/dev/bus/usb", "/dev/dri:/dev/dri:r", "/dev/a:/dev/b")),
    deviceRules: distinct(fc.constant("c *:* rwm")),
    groups: distinct(fc.constantFrom("keep-groups", "107")),
    gpus: some(gpu),
    sysctls: fc.dictionary(fc.constantFrom("net.ipv4.ip_forward", "net/core/somaxconn"), line, { minKeys: 1 }),
    mounts: some(
      fc.record({
        kind: fc.constant("bind" as const),
        source: path,
        target: fc.stringMatching(/^\/run\/[a-z]{1,8}$/),
        access: fc.constantFrom("readOnly" as const, "readWrite" as const),
      }),
    ).map((mounts) => mounts.filter(({ target }, index) => mounts.findIndex((one) => one.target === target) === index)),
    labels: fc.dictionary(fc.stringMatching(/^[a-z][a-z.]{0,10}$/), line, { minKeys: 1, maxKeys: 3 }),
    selinux: fc.constantFrom("private", "shared"),
    terminal: fc.constant(true),
    removeAfterStop: fc.constant(true),
  },
} as const satisfies Record<string, Record<string, fc.Arbitrary<unknown>>>;

function distinctNames<T extends { readonly name: string }>(values: readonly T[]): T[] {
  return values.filter(({ name }, index) => values.findIndex((other) => other.name === name) === index);
}

type Group = keyof typeof extras;

/** Every variable, and all that is none, there or not. */
function anyGroup(group: Group, required: Record<string, fc.Arbitrary<unknown>> = {}): fc.Arbitrary<object> {
  const placed = variableTable.filter((one) => one.group === group);
  const fields = {
    ...Object.fromEntries(placed.map((one) => [one.field, valueOf(one)])),
    ...extras[group],
    ...required,
  };
  const always = placed.filter(({ variable }) => variable.presence === "always").map(({ field }) => field);
  return fc.record(fields, { requiredKeys: [...always, ...Object.keys(required)] as never[] });
}

/** A program in any language, with line ends of any kind. */
const script = fc
  .array(line, { minLength: 1, maxLength: 4 })
  .chain((lines) => fc.constantFrom("\n", "\r\n", "\r").map((end) => lines.join(end)));

export const setup: fc.Arbitrary<DesktopSetup> = fc.record(
  {
    packages: some(fc.constantFrom("Git.Git", "Notepad++.Notepad++", "9WZDNCRFJ3PZ")),
    sshKeys: some(
      line.map((comment) =>
        `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA ${comment}`
          .slice(0, 200)
          .trim()
          .replace(/\p{Cs}/gu, "x"),
      ),
    ),
    darkMode: fc.constant(true as const),
    timeZone: fc.constantFrom("W. Europe Standard Time", "UTC-11", "Central America Standard Time"),
    keyboardLayout: fc.constantFrom("00000407", "00010409"),
    script,
    scriptKind: fc.constantFrom("powershell" as const, "batch" as const),
  },
  { requiredKeys: [] },
);

const required = "name image windows hardware disks network sharing display access advanced otherVariables".split(
  " ",
) as (keyof Omit<DesktopSpec, "setup">)[];

/** Any spec that its schema takes. */
export const anySpec: fc.Arbitrary<DesktopSpec> = fc
  .record(
    {
      name: word,
      image: fc.constantFrom("dockurr/windows:6.05", "ghcr.io/dockur/windows", "docker.io/dockurr/windows@sha256:00ff"),
      windows: anyGroup("windows"),
      hardware: anyGroup("hardware"),
      disks: anyGroup("disks", { storage: place }),
      network: anyGroup("network"),
      sharing: anyGroup("sharing"),
      display: anyGroup("display"),
      access: anyGroup("access"),
      advanced: anyGroup("advanced", {
        restart: fc.constantFrom("no", "always", "unless-stopped", "on-failure", "on-failure:3"),
        stopSeconds: fc.integer({ min: 1, max: 3600 }),
      }),
      otherVariables: others,
      setup,
    },
    { requiredKeys: required },
  )
  .map((spec) => desktopSpecSchema.parse(spec));

/** The only thing that no export says as it was asked for. */
export function withoutLoss(spec: DesktopSpec): DesktopSpec {
  const { removeAfterStop: _rm, ...advanced } = spec.advanced;
  return disksInside(spec).length > 0 ? { ...spec, advanced } : spec;
}
