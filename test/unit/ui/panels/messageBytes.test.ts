import assert from "node:assert/strict";
import { it } from "node:test";
import { messageBytes } from "../../../../src/ui/panels/messageBytes";

it("messageBytes is exactly the bytes, as no Buffer and in no larger one", () => {
  const pooled = Buffer.from("RFB 003.008\n");
  const bytes = messageBytes([pooled.subarray(0, 5), pooled.subarray(5)]);
  assert.deepEqual([...bytes], [...pooled]);
  assert.ok(!Buffer.isBuffer(bytes));
  assert.equal(bytes.buffer.byteLength, pooled.length);
});
