import type { Caller } from "@/lib/platform/caller";
import type { ServiceRecord } from "@/lib/services/trail/model/service-record";
import { actAsService, roleAtWork } from "./act";
import { chance, hex, pick } from "./chance";
import { jobRun } from "./job-run";
import { recordOf, type ServiceCall } from "./records";
import { API, CATALOG, FUNCTIONS, INSTANCES, JOB } from "./scenery";

/** The people whose work is recorded, in their roles. */
export type Staff = Readonly<Record<"ana" | "maria" | "joao" | "beto", Caller>>;

const MINUTE = 60_000;
export const RUN_MINUTES = 5;

/** What the account's services and people called within the minute that begins at `at`, besides the story. */
export function recordsOf(at: Date, staff: Staff): ServiceRecord[] {
  return [...serviceCalls(at), ...work(at, staff)].map(([caller, call, seconds]) =>
    recordOf(caller, new Date(at.getTime() + seconds * 1000), call),
  );
}

type Made = readonly [caller: Caller, call: ServiceCall, secondsIntoMinute: number];

function serviceCalls(at: Date): Made[] {
  const minute = Math.floor(at.getTime() / MINUTE);
  const calls: Made[] = [];
  if (minute % RUN_MINUTES === 0) calls.push(...jobStart(at));
  if (minute % 10 === 3) {
    const describe = {
      service: "ec2",
      eventName: "DescribeInstances",
      readOnly: true,
      requestParameters: { instancesSet: {}, filterSet: {} },
    };
    calls.push([actAsService("autoscaling"), describe, 12]);
  }
  if (minute % 60 === 17) calls.push(crawl(at));
  if (at.getUTCHours() === 3 && at.getUTCMinutes() < 3) calls.push(snapshotGoes(at));
  return calls;
}

/** The job's trigger starts a run, and the run looks its table up. */
export function jobStart(at: Date): Made[] {
  const { id } = jobRun(at, true);
  const start: ServiceCall = {
    service: "glue",
    eventName: "StartJobRun",
    requestParameters: { jobName: JOB.name, arguments: { "--dt": at.toISOString().slice(0, 10) } },
    responseElements: { jobRunId: id },
  };
  const look: ServiceCall = {
    service: "glue",
    eventName: "GetTable",
    readOnly: true,
    requestParameters: { databaseName: CATALOG.database, name: CATALOG.table },
  };
  const trigger = roleAtWork("glue", "AWSGlueServiceRole-orders", "orders-trigger");
  return [
    [trigger, start, at.getUTCSeconds()],
    [roleAtWork("glue", "AWSGlueServiceRole-orders", "GlueJobRunnerSession"), look, at.getUTCSeconds() + 1],
  ];
}

function crawl(at: Date): Made {
  const values = [at.toISOString().slice(0, 10)];
  const partitions = { databaseName: CATALOG.database, tableName: CATALOG.table, partitionInputList: [{ values }] };
  const call = { service: "glue", eventName: "BatchCreatePartition", requestParameters: partitions };
  return [roleAtWork("glue", "AWSGlueServiceRole-orders", "AWS-Crawler"), call, 30];
}

/** Old snapshots go every night, by their lifecycle policy. */
function snapshotGoes(at: Date): Made {
  const call = deleteSnapshot(`snap-${hex(17, "nightly snapshot", at.getTime())}`);
  return [roleAtWork("dlm", "AWSDataLifecycleManagerDefaultRole", "DataLifecycleManager"), call, 20];
}

export function deleteSnapshot(snapshotId: string): ServiceCall {
  return {
    service: "ec2",
    eventName: "DeleteSnapshot",
    requestParameters: { snapshotId },
    responseElements: { _return: true },
  };
}

/** People work on weekdays: deployments, a machine restarted, a job's settings. */
function work(at: Date, { ana, beto, joao, maria }: Staff): Made[] {
  const minute = Math.floor(at.getTime() / MINUTE);
  const isOffice = at.getUTCDay() % 6 !== 0 && at.getUTCHours() >= 12 && at.getUTCHours() < 21;
  if (!isOffice) return [];
  const happens = (name: string, aDay: number) => chance(name, minute) < aDay / (9 * 60);
  const calls: Made[] = [];
  if (happens("deploys", 7)) calls.push(...deployment(at, beto));
  if (happens("restarts", 1.5)) calls.push([joao, reboot(at), 8]);
  if (happens("tags", 2)) calls.push([ana, tag(at), 41]);
  if (happens("job settings", 0.8)) calls.push([maria, updateJob(), 33]);
  return calls;
}

function deployment(at: Date, beto: Caller): Made[] {
  const { name: functionName } = pick(FUNCTIONS, "deployed", at.getTime());
  const update = {
    service: "lambda",
    eventName: "UpdateFunctionCode20150331v2",
    requestParameters: {
      functionName,
      s3Bucket: "acme-deployments",
      s3Key: `${functionName}/${hex(8, "build", at.getTime())}.zip`,
      publish: true,
    },
    responseElements: { functionName, version: String(100 + (Math.floor(at.getTime() / MINUTE) % 900)) },
  };
  const release = {
    service: "apigateway",
    eventName: "CreateDeployment",
    requestParameters: { restApiId: API.id, createDeploymentInput: { stageName: API.stage } },
    responseElements: { id: hex(6, "deployment", at.getTime()) },
  };
  return [
    [beto, update, 5],
    [beto, release, 35],
  ];
}

function reboot(at: Date): ServiceCall {
  const { id } = pick(INSTANCES.slice(0, 2), "rebooted", at.getTime());
  const requestParameters = { instancesSet: { items: [{ instanceId: id }] } };
  return { service: "ec2", eventName: "RebootInstances", requestParameters, responseElements: { _return: true } };
}

function tag(at: Date): ServiceCall {
  const { id } = pick(INSTANCES, "tagged", at.getTime());
  const requestParameters = {
    resourcesSet: { items: [{ resourceId: id }] },
    tagSet: { items: [{ key: "team", value: "shop" }] },
  };
  return { service: "ec2", eventName: "CreateTags", requestParameters, responseElements: { _return: true } };
}

function updateJob(): ServiceCall {
  const requestParameters = {
    jobName: JOB.name,
    jobUpdate: { maxRetries: 0, timeout: 30, command: { scriptLocation: JOB.script } },
  };
  return { service: "glue", eventName: "UpdateJob", requestParameters, responseElements: { jobName: JOB.name } };
}
