import { buildContract } from "./buildContract";
import { describeContract } from "./engineContract";
import { execContract } from "./execContract";
import { objectsContract } from "./objectsContract";
import { powerContract } from "./powerContract";
import { pullContract } from "./pullContract";
import { streamsContract } from "./streamsContract";

describeContract({ name: "over a socket" }, [
  objectsContract,
  powerContract,
  streamsContract,
  execContract,
  pullContract,
  buildContract,
]);
