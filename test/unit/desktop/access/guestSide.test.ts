import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { printfOf, rdpRequest } from "../../../../src/desktop/access/guestSide";

describe("printfOf", () => {
  it("writes every byte so that no shell takes it for something else", () => {
    assert.equal(printfOf([0, 3, 0x25, 0xe0, 0xff]), String.raw`\000\003\045\340\377`);
    assert.equal(printfOf(rdpRequest).length, rdpRequest.length * 4);
  });
});
