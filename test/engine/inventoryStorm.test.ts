import assert from "node:assert/strict";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { sleep } from "../../src/platform/clock";
import { usualTiming } from "../../src/inventory/timing";
import { startDockerEngine, type DockerEngine } from "../parts/dockerEngine.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";
import { eventStormFile, type StormOrder } from "../parts/eventStorm.mjs";
import { endpointOf } from "./endpointOf";
import { InventoryObserver } from "./inventoryObserver";

/** VS Code's own, closer than which it holds changes back. */
const vscodeQuietMs = 200;

describe("The inventory in a storm", () => {
  let dockerd: DockerEngine;
  let observer: InventoryObserver;

  before(async () => {
    dockerd = await startDockerEngine({ name: "inventory-storm" });
    await busyboxImage(dockerd.api);
    await dockerd.api.runContainer("target", container());
  });
  after(async () => {
    await dockerd.stop();
  });
  beforeEach(async () => {
    observer = new InventoryObserver([endpointOf(dockerd.host)]);
    await observer.untilConnected();
    await sleep(1_500);
    observer.forgetNotifications();
    observer.lists.length = 0;
  });
  afterEach(() => {
    observer.dispose();
  });

  it("bears 2,000 events in 2 s and is right after them", async () => {
    let events = 0;
    const listening = new AbortController();
    const heard = countEvents(listening.signal, () => (events += 1));
    const [target] = observer.told("container");

    const stormMs = await storm({
      overMs: 2_000,
      atOnce: 4,
      posts: Array.from({ length: 2_000 }, (_, index) => oneOfMany(target ?? "", index)),
    });
    await observer.untilTrue(dockerd.api);
    listening.abort();
    await heard;

    const said = `${events} events in ${stormMs} ms: ${inWords(observer)}`;
    assert.ok(events >= 2_000, said);
    checkPace(observer, stormMs, said);
  });

  it("shows 100 containers that are created back to back, a few at a time", async () => {
    const stormMs = await storm({
      overMs: 0,
      atOnce: 1,
      posts: Array.from({ length: 100 }, (_, index) => ({
        path: `/containers/create?name=one-of-many-${index}`,
        body: JSON.stringify(container()),
      })),
    });
    await observer.untilTrue(dockerd.api);

    checkPace(observer, stormMs, `${stormMs} ms: ${inWords(observer)}`);
  });

  /** Makes a storm from another thread, which is not held up by what it does to this one, and says how long it took. */
  async function storm(order: Omit<StormOrder, "socketPath">): Promise<number> {
    const worker = new Worker(eventStormFile, { workerData: { ...order, socketPath: dockerd.socketPath } });
    await once(worker, "message");
    const [stormMs] = (await once(worker, "message")) as [number];
    return Math.round(stormMs);
  }

  async function countEvents(signal: AbortSignal, onEvent: () => void): Promise<void> {
    const stream = await dockerd.api.stream("GET", "/events", { signal });
    try {
      for await (const chunk of stream) {
        String(chunk).replace(/"timeNano"/g, (word) => {
          onEvent();
          return word;
        });
      }
    } catch (error) {
      assert.ok(signal.aborted, String(error));
    }
  }
});

/** No closer than VS Code shows them, and no request that nobody could see the answer of. */
function checkPace({ notifications, lists }: InventoryObserver, stormMs: number, said: string): void {
  const turns = Math.ceil((stormMs + 500) / usualTiming.readSpacingMs) + 1;
  assert.ok(notifications.length <= turns, said);
  for (const kind of ["container", "image", "network", "volume"]) {
    assert.ok(lists.filter((asked) => asked.startsWith(kind)).length <= turns, said);
  }
  const closest = Math.min(...notifications.slice(1).map(({ at }, index) => at - (notifications[index]?.at ?? 0)));
  assert.ok(closest > vscodeQuietMs, `${closest} ms apart; ${said}`);
}

function oneOfMany(target: string, index: number): StormOrder["posts"][number] {
  switch (index % 20) {
    case 0:
    case 10:
      return { path: `/containers/${target}/rename?name=storm-${index}`, body: "" };
    case 5:
      return { path: `/images/busybox:latest/tag?repo=storm&tag=${index}`, body: "" };
    case 15:
      return { path: "/volumes/create", body: JSON.stringify({ Name: `storm-${index}` }) };
    default:
      return { path: `/containers/${target}/exec`, body: JSON.stringify({ Cmd: ["true"] }) };
  }
}

function inWords({ notifications, lists }: InventoryObserver): string {
  return `${notifications.length} notifications, asked for ${lists.join(", ")}`;
}

function container() {
  return { Image: "busybox:latest", Cmd: ["sleep", "10000"], StopTimeout: 0, HostConfig: { NetworkMode: "none" } };
}
