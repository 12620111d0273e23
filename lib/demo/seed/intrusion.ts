import type { Caller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { isAwsError } from "@/lib/platform/errors";
import { settings } from "@/lib/platform/settings";
import { credentialOf } from "@/lib/services/authenticate";
import type { Action, InputOf } from "@/lib/services/catalog";
import { invoke } from "@/lib/services/invoke";
import { actAs } from "../act";
import { deleteSnapshot } from "../activity";
import { hex } from "../chance";
import { handRecords } from "../publish";
import { recordOf } from "../records";
import { DEPLOYER, policy } from "./company";

const SECOND = 1000;
const AWS_POLICY = "arn:aws:iam::aws:policy/";
const EVERYTHING = policy([{ Effect: "Allow", Action: "*", Resource: "*" }]);
const ROUNDS = 14;

/**
 * Somebody has got hold of the pipeline's key and gives it more rights than it had, from an address that nobody knows; half an
 * hour later Carla takes everything back. The calls are real: IAM's limits answer them as they would.
 */
export async function sufferIntrusion(begin: Date): Promise<void> {
  let clock = begin.getTime();
  setClock(() => clock);
  const { thief, accessKeyId } = await stealKey();
  const tryTo = async <A extends Action>(caller: Caller, action: A, input: InputOf<A>) => {
    clock += 7 * SECOND;
    await invoke(caller, action, input).catch((error: unknown) => {
      if (!isAwsError(error) || error.code === "InternalFailure") throw error;
    });
  };
  const owned = `arn:aws:iam::${thief.accountId}:policy/build-cache`;
  await tryTo(thief, "iam:CreatePolicy", { PolicyName: "build-cache", PolicyDocument: EVERYTHING });
  for (let round = 1; round <= ROUNDS; round += 1) {
    const PolicyName = `cache-${round}`;
    await tryTo(thief, "iam:PutUserPolicy", { UserName: DEPLOYER, PolicyName, PolicyDocument: EVERYTHING });
    await tryTo(thief, "iam:AttachRolePolicy", {
      RoleName: "developer",
      PolicyArn: AWS_POLICY + GRASPED[round % GRASPED.length],
    });
    await tryTo(thief, "iam:CreatePolicyVersion", { PolicyArn: owned, PolicyDocument: EVERYTHING, SetAsDefault: true });
  }
  clock += 1800 * SECOND;
  const carla = await actAs("carla");
  await tryTo(carla, "iam:DeleteAccessKey", { UserName: DEPLOYER, AccessKeyId: accessKeyId });
  for (let round = 1; round <= ROUNDS; round += 1) {
    clock += 50 * SECOND;
    await tryTo(carla, "iam:DeleteUserPolicy", { UserName: DEPLOYER, PolicyName: `cache-${round}` });
  }
  for (const name of GRASPED) {
    await tryTo(carla, "iam:DetachRolePolicy", { RoleName: "developer", PolicyArn: AWS_POLICY + name });
  }
  setClock();
}

const GRASPED = ["AdministratorAccess", "CloudWatchFullAccess", "IAMFullAccess", "AmazonSNSFullAccess"] as const;

async function stealKey(): Promise<{ thief: Caller; accessKeyId: string }> {
  const { AccessKey } = await invoke(await actAs("ana"), "iam:CreateAccessKey", { UserName: DEPLOYER });
  const accessKeyId = AccessKey?.AccessKeyId ?? "";
  const origin = {
    sourceIPAddress: "192.0.2.77",
    userAgent: "aws-cli/1.22.34 Python/3.8.10 Linux/5.4.0 botocore/1.23.34",
  };
  const thief = await (await credentialOf(accessKeyId))?.callerFrom(settings().region, origin);
  if (!thief) throw new Error("The pipeline's key was not made.");
  return { thief, accessKeyId };
}

/** Beto cleans up: ninety snapshots go in seven minutes, where three a night were usual. */
export async function cleanUpSnapshots(begin: Date): Promise<void> {
  const beto = await actAs("beto");
  const records = Array.from({ length: 90 }, (_, index) => {
    const at = new Date(begin.getTime() + index * 4_500);
    return recordOf(beto, at, deleteSnapshot(`snap-${hex(17, "old snapshot", index)}`));
  });
  await handRecords(records, false);
}
