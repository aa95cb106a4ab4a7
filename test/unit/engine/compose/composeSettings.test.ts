import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { withServiceSettings, type ServiceSetting } from "../../../../src/engine/compose/composeSettings";

const isolated = (service: string): ServiceSetting => ({ service, path: ["isolation"], value: "hyperv" });
const builtIsolated = (service: string): ServiceSetting => ({
  ...{ service, path: ["build", "isolation"], value: "hyperv" },
});

/** The main file alone, with what was written into it. */
function written(main: string, ...settings: readonly ServiceSetting[]): string {
  const after = withServiceSettings({ main, override: undefined }, settings);
  assert.equal(after.override, undefined);
  return after.main;
}

describe("withServiceSettings", () => {
  it("adds a line below the image, and leaves comments, order, quotes and blanks as they are", () => {
    const main = [
      "# The shop",
      "services:",
      "    web:   # in front",
      "        # pinned on purpose",
      '        image:   "team/web:ltsc2019"   # not newer',
      "        ports: [ '80:80' ]",
      "",
      "    db:",
      "        ports:",
      "          - 1433",
      "        image: team/db",
    ].join("\n");

    assert.equal(
      written(main, isolated("web"), isolated("db")),
      main
        .replace("# not newer\n", "# not newer\n        isolation: hyperv\n")
        .replace("team/db", "team/db\n        isolation: hyperv"),
    );
  });

  it("changes the isolation that is there, as it is quoted", () => {
    const of = (isolation: string): string => `services:\n  web:\n    isolation: ${isolation} # so\n    image: web\n`;

    assert.equal(written(of("process"), isolated("web")), of("hyperv"));
    assert.equal(written(of("'default'"), isolated("web")), of("'hyperv'"));
    assert.equal(written(of("${HOW:-process}"), isolated("web")), of("hyperv"));
    assert.equal(
      written("services:\n  web:\n    isolation:\n", isolated("web")),
      "services:\n  web:\n    isolation: hyperv\n",
    );
  });

  it("isolates the steps of a build too, be it written short or long", () => {
    const short = "services:\n  web:\n    build: ./we b # here\n";
    const long = "services:\r\n  web:\r\n    build:\r\n      context: .\r\n      target: run\r\n";

    assert.equal(
      written(short, isolated("web"), builtIsolated("web")),
      'services:\n  web:\n    isolation: hyperv\n    build: { context: "./we b", isolation: hyperv } # here\n',
    );
    assert.equal(
      written(long, builtIsolated("web")),
      long.replace("context: .\r\n", "context: .\r\n      isolation: hyperv\r\n"),
    );
  });

  it("writes JSON into JSON, on a line of its own where there are lines", () => {
    const service = { web: { image: "web", ports: ["80:80"] } };
    const flat = JSON.stringify({ services: service });
    const lines = JSON.stringify({ services: service }, undefined, 2);

    assert.equal(written(flat, isolated("web")), flat.replace('"image"', '"isolation":"hyperv", "image"'));
    assert.equal(written(lines, isolated("web")), lines.replace('"image"', '"isolation":"hyperv",\n      "image"'));
    assert.equal(
      written("services: { web: { image: web } }", isolated("web")),
      "services: { web: { isolation: hyperv, image: web } }",
    );
    assert.deepEqual(parse(written("services: {web: {}}", isolated("web"))), {
      services: { web: { isolation: "hyperv" } },
    });
  });

  it("writes into the override what the override has the last word on", () => {
    const main = "services:\n  web:\n    image: web\n";
    const override = "services:\n  web:\n    # for the old host\n    isolation: process\n";

    assert.deepEqual(withServiceSettings({ main, override }, [isolated("web")]), {
      main,
      override: override.replace("process", "hyperv"),
    });
    assert.deepEqual(withServiceSettings({ main, override: "services: {}\n" }, [isolated("web")]), {
      main: written(main, isolated("web")),
      override: "services: {}\n",
    });
  });

  it("begins an override for services that are included, or share their text with others", () => {
    const included = "include: [ ./shop.yaml ]\n";
    const shared = "services:\n  web: &web\n    image: web\n  job: *web\n";

    assert.deepEqual(withServiceSettings({ main: included, override: undefined }, [isolated("web"), isolated("job")]), {
      main: included,
      override: "services:\n  job:\n    isolation: hyperv\n  web:\n    isolation: hyperv\n",
    });
    assert.deepEqual(withServiceSettings({ main: shared, override: undefined }, [isolated("web")]), {
      main: shared,
      override: "services:\n  web:\n    isolation: hyperv\n",
    });
  });

  it("says of any file exactly this anew, whatever the order of its settings", () => {
    const main =
      "x-base: &base\n  restart: always\nservices:\n  web:\n    <<: *base\n    build: .\n  db:\n    image: >-\n      team/db\n";
    const after = withServiceSettings({ main, override: undefined }, [
      isolated("db"),
      builtIsolated("web"),
      isolated("web"),
    ]);

    assert.deepEqual(parse(after.main, { merge: true }), {
      "x-base": { restart: "always" },
      services: {
        web: { restart: "always", isolation: "hyperv", build: { context: ".", isolation: "hyperv" } },
        db: { image: "team/db", isolation: "hyperv" },
      },
    });
  });

  it("puts an image in the place of another", () => {
    const main = 'services:\n  web:\n    image: "web:ltsc2025" # newest\n';

    assert.equal(
      written(main, { service: "web", path: ["image"], value: "web:ltsc2022" }),
      main.replace("ltsc2025", "ltsc2022"),
    );
  });

  it("puts what a service has by a merge into the override, where compose adds it to the rest", () => {
    const main = [
      "x: &base",
      "  build: { context: ./w }",
      "services:",
      "  web:",
      "    <<: *base",
      "    ports: [ 80 ]",
    ].join("\n");
    const after = withServiceSettings({ main, override: undefined }, [builtIsolated("web")]);

    assert.equal(after.main, main);
    assert.deepEqual(parse(after.override ?? ""), { services: { web: { build: { isolation: "hyperv" } } } });
  });

  it("fills an override whose services are empty, and leaves one that it cannot fill", () => {
    const main = "include: [ ./other.yaml ]\n";
    const overrideAfter = (override: string) => withServiceSettings({ main, override }, [isolated("web")]).override;

    for (const empty of ["services:\n", "services:\n  web:\n", "# nothing yet\n"]) {
      assert.deepEqual(parse(overrideAfter(empty) ?? ""), { services: { web: { isolation: "hyperv" } } }, empty);
    }
    for (const other of ["- a list\n", "x: &all { db: {} }\nservices: *all\n"]) {
      assert.equal(overrideAfter(other), other);
    }
  });
});
