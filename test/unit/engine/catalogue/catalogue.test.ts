import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { catalogue, recogniseError } from "../../../../src/engine/catalogue";

describe("the error catalogue", () => {
  it("has all 47 known errors, each once", () => {
    const numbers = catalogue.map(({ number }) => number).sort((one, other) => one - other);

    assert.deepEqual(
      numbers,
      Array.from({ length: 47 }, (_, index) => index + 1),
    );
    assert.equal(new Set(catalogue.map(({ id }) => id)).size, 47);
  });

  for (const { id, number, samples } of catalogue) {
    it(`recognises error ${number}, ${id}, and takes it for no other`, () => {
      for (const sample of samples) {
        const matching = catalogue.filter(({ match }) => match.test(sample)).map((entry) => entry.id);
        assert.deepEqual(matching, [id], sample);
      }
    });
  }

  it("leaves what it does not know unrecognised", () => {
    assert.equal(recogniseError("No such container: 3f2a"), undefined);
  });
});
