import { buildContract } from "./buildContract";
import { actionsContract } from "./actionsContract";
import { describeContract } from "./engineContract";
import { execContract } from "./execContract";
import { housekeepingContract } from "./housekeepingContract";
import { objectsContract } from "./objectsContract";
import { powerContract } from "./powerContract";
import { pullContract } from "./pullContract";
import { streamsContract } from "./streamsContract";
import { transfersContract } from "./transfersContract";

describeContract({ name: "over a socket" }, [
  objectsContract,
  powerContract,
  streamsContract,
  execContract,
  pullContract,
  buildContract,
  actionsContract,
  transfersContract,
  housekeepingContract,
]);
