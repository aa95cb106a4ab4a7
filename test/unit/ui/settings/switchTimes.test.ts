import assert from "node:assert/strict";
import { describe, it } from "node:test";
import manifest from "../../../../package.json";
import { switchTimeBounds, switchTimesIn } from "../../../../src/ui/settings/switchTimes";

function times(values: Readonly<Record<string, unknown>>) {
  return switchTimesIn({ get: (name) => values[name] });
}

describe("the times of a switch", () => {
  it("are a second, half a minute and three minutes, unless told otherwise", () => {
    const usual = { pollMs: 1_000, stillWorkingMs: 30_000, deadlineMs: 180_000 };

    assert.deepEqual(times({}), usual);
    assert.deepEqual(times({ "mode.pollEverySeconds": "2", "mode.giveUpAfterSeconds": Number.NaN }), usual);
  });

  it("are what is set, within their bounds", () => {
    assert.equal(times({ "mode.pollEverySeconds": 0.5 }).pollMs, 500);
    assert.equal(times({ "mode.pollEverySeconds": 0 }).pollMs, 1_000);
    assert.equal(times({ "mode.pollEverySeconds": 100 }).pollMs, 30_000);
    assert.equal(times({ "mode.stillWorkingAfterSeconds": 10 }).stillWorkingMs, 10_000);
    assert.equal(times({ "mode.giveUpAfterSeconds": 100_000 }).deadlineMs, 3_600_000);
  });

  it("have the bounds that the settings editor shows", () => {
    const properties: Readonly<Record<string, unknown>> = manifest.contributes.configuration.properties;
    const shown = Object.keys(switchTimeBounds).map((name) => {
      const setting = properties[`windowsContainers.${name}`] as {
        readonly default: number;
        readonly minimum: number;
        readonly maximum: number;
      };
      return [name, { usual: setting.default, least: setting.minimum, most: setting.maximum }];
    });

    assert.deepEqual(Object.fromEntries(shown), switchTimeBounds);
  });
});
