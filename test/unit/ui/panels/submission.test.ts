import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Submission } from "../../../../src/ui/panels/newDesktop/submission";

const makesNothing = (): never => assert.fail("something was made");

describe("Submission", () => {
  it("makes nothing when it is cancelled during its checks", async () => {
    const submission = new Submission(new AbortController().signal);
    let made = 0;
    const check = (): Promise<undefined> => {
      assert.ok(submission.cancel());
      return Promise.resolve(undefined);
    };

    await assert.rejects(
      submission.run(check, () => Promise.resolve((made += 1))),
      { name: "AbortError" },
    );
    assert.equal(made, 0);
  });

  it("makes nothing when its form is closed meanwhile", async () => {
    const closed = new AbortController();
    const submission = new Submission(closed.signal);
    const check = (): Promise<undefined> => {
      closed.abort();
      return Promise.resolve(undefined);
    };

    await assert.rejects(submission.run(check, makesNothing), { name: "AbortError" });
  });

  it("answers with what its checks find, else with what it makes", async () => {
    const submission = new Submission(new AbortController().signal);

    assert.equal(await submission.run(() => Promise.resolve("a problem"), makesNothing), "a problem");
    assert.equal(
      await submission.run(
        () => Promise.resolve(undefined),
        () => Promise.resolve("made"),
      ),
      "made",
    );
    assert.equal(submission.cancel(), false);
  });
});
