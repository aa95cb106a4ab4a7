import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withoutPrivateText } from "../../../../src/ui/errors/withoutPrivateText";

describe("the text for a bug report", () => {
  it("has no user names of paths and addresses", () => {
    const text = String.raw`open C:\Users\Mia\x: no; /home/mia/y; ssh://mia:pw@host/z; mia@example.org; CORP\mia`;

    assert.doesNotMatch(withoutPrivateText(text, "mia"), /mia|pw@/i);
  });

  it("has no part of a name with a blank, and none in other letters", () => {
    const text = String.raw`C:\Users\Jane Doe\AppData; c:/users/jane doe/x; CORP\JANE DOE; C:\Users\Other Body\x; D:\a`;

    const plain = withoutPrivateText(text, "Jane Doe");

    assert.doesNotMatch(plain, /jane|doe|other|body/i);
    assert.match(plain, /AppData.*D:/);
  });

  it("has no secrets", () => {
    const text = `SA_PASSWORD=hunter2 token: "hunter2" Authorization: Bearer hunter2 api-key=hunter2`;

    assert.doesNotMatch(withoutPrivateText(text, "mia"), /hunter2/);
  });

  it("keeps what tells of the failure", () => {
    const text = "hcs::CreateComputeSystem 3f2a: (0xc0370101)";

    assert.equal(withoutPrivateText(text, "mia"), text);
  });
});
