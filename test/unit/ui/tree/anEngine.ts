import type { Container, Image } from "../../../../src/engine/model";
import type { EngineSnapshot } from "../../../../src/inventory/engineState";

export function aContainer(id: string, more: Partial<Container> = {}): Container {
  return {
    id,
    name: id,
    image: "alpine:3",
    imageId: "sha256:1",
    command: "sh",
    state: "running",
    status: "Up 2 minutes",
    createdAt: 0,
    ports: [],
    labels: {},
    networks: [],
    ...more,
  };
}

export function anImage(id: string, ...tags: readonly string[]): Image {
  return { id, tags, digests: [], createdAt: 0, sizeBytes: 1, labels: {} };
}

export function anEngine(more: Partial<EngineSnapshot> = {}): EngineSnapshot {
  return {
    key: "engine",
    endpoint: {
      id: "unix:///run/docker.sock",
      name: "default",
      host: "unix:///run/docker.sock",
      source: "default",
      contextName: undefined,
      tls: undefined,
      isCurrent: true,
    },
    aliases: [],
    state: { kind: "connected" },
    info: {
      id: "ID",
      name: "host",
      mode: "linux",
      operatingSystem: "Debian",
      kernelVersion: "6",
      architecture: "x86_64",
      serverVersion: "20.10.24",
      storageDriver: "overlay2",
      rootDirectory: "/var/lib/docker",
      cpuCount: 2,
      memoryBytes: 1,
      defaultIsolation: undefined,
      hostBuild: undefined,
    },
    platformName: undefined,
    apiVersion: undefined,
    container: new Map(),
    image: new Map(),
    network: new Map(),
    volume: new Map(),
    ...more,
  };
}

export function byId<T extends { readonly id: string }>(...records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}
