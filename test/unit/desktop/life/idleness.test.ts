import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { countInbound, IdleClock, type Activity } from "../../../../src/desktop/life/idleness";

const still: Activity = { cpuPercent: 3, networkBytes: 1_000, connections: 0 };

/** How long it was quiet after each look, a minute apart. */
function quietMinutes(...activities: readonly Activity[]): readonly number[] {
  const clock = new IdleClock();
  return activities.map((activity, minute) => clock.look(activity, minute * 60_000) / 60_000);
}

describe("IdleClock", () => {
  it("counts from the first look that finds nothing since the one before", () => {
    assert.deepEqual(quietMinutes(still, still, still, still), [0, 0, 1, 2]);
  });

  it("begins anew when the processor works, bytes travel, or somebody is connected", () => {
    const busy = { ...still, cpuPercent: 80 };
    const loud = { ...still, networkBytes: 50_000_000 };
    const seen = { ...still, connections: 1 };
    assert.deepEqual(quietMinutes(still, still, still, busy, still, still), [0, 0, 1, 0, 0, 1]);
    assert.deepEqual(quietMinutes(still, still, still, loud, loud, loud), [0, 0, 1, 0, 0, 1]);
    assert.deepEqual(quietMinutes(still, still, still, seen, still, still), [0, 0, 1, 0, 0, 1]);
  });
});

const table = `ipv4     2 tcp      6 431990 ESTABLISHED src=172.17.0.1 dst=172.17.0.2 sport=51000 dport=3389 src=172.30.0.2 dst=172.17.0.1 sport=3389 dport=51000 [ASSURED] mark=0 use=1
ipv4     2 tcp      6 431990 ESTABLISHED src=172.30.0.2 dst=13.107.4.50 sport=50000 dport=443 src=13.107.4.50 dst=172.17.0.2 sport=443 dport=50000 [ASSURED] mark=0 use=1
ipv4     2 tcp      6 100 TIME_WAIT src=172.17.0.1 dst=172.17.0.2 sport=51001 dport=3389 src=172.30.0.2 dst=172.17.0.1 sport=3389 dport=51001 [ASSURED] mark=0 use=1
`;

/** As iptables 1.8 prints them. */
function rulesWith(taken: number): string {
  return `Chain QEMU_DNAT (1 references)
    pkts      bytes target     prot opt in     out     source               destination         
       4      240 RETURN     tcp  --  *      *       0.0.0.0/0            172.17.0.2           tcp dpt:8006
${String(taken).padStart(8)}       60 DNAT       tcp  --  *      *       0.0.0.0/0            172.17.0.2           to:172.30.0.2
       0        0 DNAT       udp  --  *      *       0.0.0.0/0            172.17.0.2           to:172.30.0.2
`;
}

describe(
  "a Remote Desktop that says nothing",
  { skip: process.platform === "win32" && "this is for the container's shell" },
  () => {
    const folder = mkdtempSync(join(tmpdir(), "inbound-"));
    const path = (name: string): string => join(folder, name);
    const count = (...files: readonly [table: string, guest: string]): number =>
      Number(execFileSync("sh", ["-c", countInbound(path(files[0]), path(files[1]))], { encoding: "utf8" }));

    it("is a connection all the same, unlike those that Windows makes and those that are over", () => {
      writeFileSync(path("table"), table);
      writeFileSync(path("guest"), "172.30.0.2\n");
      assert.equal(count("table", "guest"), 1);
    });

    it("is ruled out where the kernel lists none only by rules that never took one", () => {
      writeFileSync(path("guest"), "172.30.0.2\n");
      const byRules = (taken: number): number => {
        writeFileSync(path("rules"), rulesWith(taken));
        const line = countInbound(path("missing"), path("guest"), `cat ${path("rules")}`);
        return Number(execFileSync("sh", ["-c", line], { encoding: "utf8" }));
      };
      assert.deepEqual([byRules(0), byRules(1), byRules(12)], [0, 1, 1]);
    });

    it("is not ruled out where nothing tells, unless nothing is handed on", () => {
      writeFileSync(path("guest"), "172.30.0.2\n");
      const silent = countInbound(path("missing"), path("guest"), "false");
      assert.equal(Number(execFileSync("sh", ["-c", silent], { encoding: "utf8" })), 1);
      assert.equal(count("missing", "no-guest"), 0);
      rmSync(folder, { recursive: true });
    });
  },
);
