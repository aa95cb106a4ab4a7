import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseAllDocuments } from "yaml";
import { formOfSpec } from "../../../../src/desktop/exchange/formOfSpec";
import { readDevcontainer, writeDevcontainer } from "../../../../src/desktop/exchange/devcontainer";
import { readCompose } from "../../../../src/desktop/exchange/readCompose";
import { readKubernetes } from "../../../../src/desktop/exchange/readKubernetes";
import { readRunLine } from "../../../../src/desktop/exchange/readRunLine";
import { specOfForm } from "../../../../src/desktop/exchange/specOfForm";
import { writeCompose } from "../../../../src/desktop/exchange/writeCompose";
import { writeKubernetes } from "../../../../src/desktop/exchange/writeKubernetes";
import { writeRunLine } from "../../../../src/desktop/exchange/writeRunLine";
import { defaultSpec, type DesktopSpec } from "../../../../src/desktop/spec";

/** The values that the image's documentation uses throughout. */
const documented: DesktopSpec = {
  ...defaultSpec("windows"),
  image: "dockurr/windows",
  disks: { diskSize: "64G", storage: { kind: "folder", path: "./windows" } },
  network: {
    ports: [
      { hostPort: 8006, containerPort: 8006, protocol: "tcp" },
      { hostPort: 3389, containerPort: 3389, protocol: "tcp" },
      { hostPort: 3389, containerPort: 3389, protocol: "udp" },
    ],
  },
  advanced: { restart: "always", stopSeconds: 120 },
};

const short = { secrets: "asked", defaults: "leftOut" } as const;

describe("the documented forms", () => {
  const compose = `services:
  windows:
    image: dockurr/windows
    container_name: windows
    environment:
      VERSION: "11"
    devices:
      - /dev/kvm
      - /dev/net/tun
    cap_add:
      - NET_ADMIN
    ports:
      - 8006:8006
      - 3389:3389/tcp
      - 3389:3389/udp
    volumes:
      - ./windows:/storage
    restart: always
    stop_grace_period: 2m
`;

  it("are reproduced as a Compose file to the letter, and read", () => {
    assert.equal(writeCompose(formOfSpec(documented, short)), compose);
    const read = readCompose(compose)?.read("windows");
    assert.deepEqual(read && specOfForm(read.form), documented);
  });

  it("are reproduced as a docker run line to the letter, and read", () => {
    const line =
      'docker run -it --rm --name windows -e "VERSION=11" -p 8006:8006 --device=/dev/kvm --device=/dev/net/tun ' +
      '--cap-add NET_ADMIN -v "${PWD:-.}/windows:/storage" --stop-timeout 120 docker.io/dockurr/windows';
    const spec: DesktopSpec = {
      ...documented,
      image: "docker.io/dockurr/windows",
      network: { ports: [{ hostPort: 8006, containerPort: 8006, protocol: "tcp" }] },
      advanced: { restart: "no", stopSeconds: 120, terminal: true, removeAfterStop: true },
    };
    assert.equal(writeRunLine(formOfSpec(spec, short)), line);
    const read = readRunLine(line);
    assert.deepEqual(read && specOfForm(read.form), spec);
  });

  it("are reproduced as a Kubernetes manifest, and read", () => {
    const spec: DesktopSpec = {
      ...documented,
      disks: { diskSize: "64G", storage: { kind: "volume", name: "windows-pvc" } },
      network: {
        ports: [...(documented.network.ports ?? []), { hostPort: 5900, containerPort: 5900, protocol: "tcp" }],
      },
      advanced: { ...documented.advanced, privileged: true },
    };
    const text = writeKubernetes(formOfSpec(spec, short));
    assert.deepEqual(documentsOf(text), documentsOf(documentedManifest));
    const read = readKubernetes(documentedManifest)?.read("windows");
    assert.deepEqual(read && specOfForm(read.form), spec);
  });

  it("are reproduced as a development container, and read", () => {
    const spec: DesktopSpec = {
      ...documented,
      image: "ghcr.io/dockur/windows",
      hardware: { ...documented.hardware, ramSize: "half", coreCount: "max" },
      disks: { ...documented.disks, diskSize: "max" },
      advanced: { ...documented.advanced, restart: "on-failure" },
    };
    const files = writeDevcontainer(formOfSpec(spec, short), "Windows 11 Pro");
    const settings = readDevcontainer(files.get("devcontainer.json") ?? "");
    assert.deepEqual(settings, { service: "windows", composeFiles: ["compose.yml"], environment: {} });
    const read = readCompose(files.get("compose.yml") ?? "")?.read("windows");
    assert.deepEqual(read && specOfForm(read.form), spec);
    assert.deepEqual(JSON.parse(files.get("devcontainer.json") ?? "{}"), {
      name: "Windows 11 Pro",
      service: "windows",
      dockerComposeFile: "compose.yml",
      forwardPorts: [8006],
      portsAttributes: { "8006": { label: "Web", onAutoForward: "openBrowser" } },
      otherPortsAttributes: { onAutoForward: "ignore" },
    });
  });
});

function documentsOf(text: string): readonly unknown[] {
  const documents = parseAllDocuments(text);
  return Array.isArray(documents) ? documents.map((one) => one.toJS() as unknown) : [];
}

const documentedManifest = `---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: windows-pvc
spec:
  accessModes:
  - ReadWriteOnce
  resources:
    requests:
      storage: 64Gi
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: windows
  labels:
    name: windows
spec:
  replicas: 1
  strategy:
    type: Recreate
  selector:
    matchLabels:
      app: windows
  template:
    metadata:
      labels:
        app: windows
    spec:
      containers:
      - name: windows
        image: dockurr/windows
        env:
        - name: VERSION
          value: "11"
        - name: DISK_SIZE
          value: "64G"
        ports:
        - { containerPort: 8006, name: http, protocol: TCP }
        - { containerPort: 3389, name: rdp, protocol: TCP }
        - { containerPort: 3389, name: udp, protocol: UDP }
        - { containerPort: 5900, name: vnc, protocol: TCP }
        securityContext:
          capabilities:
            add:
            - NET_ADMIN
          privileged: true
        volumeMounts:
        - { mountPath: /storage, name: storage }
        - { mountPath: /dev/kvm, name: dev-kvm }
        - { mountPath: /dev/net/tun, name: dev-tun }
      terminationGracePeriodSeconds: 120
      volumes:
      - name: storage
        persistentVolumeClaim:
          claimName: windows-pvc
      - hostPath: { path: /dev/kvm, type: CharDevice }
        name: dev-kvm
      - hostPath: { path: /dev/net/tun, type: CharDevice }
        name: dev-tun
---
apiVersion: v1
kind: Service
metadata:
  name: windows
spec:
  internalTrafficPolicy: Cluster
  ports:
  - { name: http, port: 8006, protocol: TCP, targetPort: 8006 }
  - { name: rdp, port: 3389, protocol: TCP, targetPort: 3389 }
  - { name: udp, port: 3389, protocol: UDP, targetPort: 3389 }
  - { name: vnc, port: 5900, protocol: TCP, targetPort: 5900 }
  selector:
    app: windows
  type: ClusterIP
`;
