import { now, setClock } from "@/lib/platform/clock";
import { isAwsError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { actionsEndingIn } from "@/lib/services/catalog";
import { dispatch, invoke } from "@/lib/services/invoke";
import { actAsService } from "../act";
import { LAST_RULE } from "../scenery";
import { ALIAS, foundCompany } from "./company";
import { writeHistory } from "./history";
import { liveThrough, yesterdaysIncident } from "./incident";
import { cleanUpSnapshots, sufferIntrusion } from "./intrusion";
import { learnFromIt } from "./lessons";
import { setUpAccount, setUpWatch } from "./watch";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Gives the demo's account its past, once. Everything that is made passes the front desk, in the name of who made it, at the time
 * it was made: while history is written the clock of this process is set back. One that was interrupted begins anew.
 */
export async function seedDemo(): Promise<void> {
  if (await isSeeded()) return;
  const started = performance.now();
  const begun = now();
  await emptyAccount();
  const incident = yesterdaysIncident(begun);
  const midnight = Math.floor(begun.getTime() / DAY) * DAY;
  await at(midnight - 9 * DAY + 9 * HOUR, foundCompany);
  await at(midnight - 9 * DAY + 13 * HOUR, setUpAccount);
  await at(midnight - 8 * DAY + 14 * HOUR, setUpWatch);
  await sufferIntrusion(new Date(midnight - 3 * DAY + 2.7 * HOUR));
  await at(midnight - 2 * DAY + 14.2 * HOUR, () => cleanUpSnapshots(new Date(midnight - 2 * DAY + 14.2 * HOUR)));
  await writeHistory(begun, incident);
  await liveThrough(incident);
  await at(incident.repairedAt.getTime() + 40 * 60_000, () => learnFromIt(LAST_RULE));
  log.info({ millis: Math.round(performance.now() - started) }, "the demo's past is written");
}

/** Does something at another time. */
async function at(millis: number, work: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  setClock(() => Math.floor(millis + performance.now() - begun));
  try {
    await work();
  } finally {
    setClock();
  }
}

/** Takes away what an interrupted start left. Throws when the account is somebody's: the demo writes over nobody's work. */
async function emptyAccount(): Promise<void> {
  const mirante = actAsService("mirante");
  const { AccountAliases = [] } = await invoke(mirante, "iam:ListAccountAliases", {});
  const { SummaryMap = {} } = await invoke(mirante, "iam:GetAccountSummary", {});
  if (
    !AccountAliases.includes(ALIAS) &&
    ((SummaryMap.Users ?? 0) > 0 || (SummaryMap.AccountPasswordPresent ?? 0) > 0)
  ) {
    throw new Error(
      `The account ${mirante.accountId} is in use. Set MIRANTE_ACCOUNT_ID to one that the demo may fill.`,
    );
  }
  for (const action of actionsEndingIn("ResetAccount")) await dispatch(mirante, action, {});
  await dispatch(mirante, "iam:EnsureAccount", {});
}

async function isSeeded(): Promise<boolean> {
  try {
    await invoke(actAsService("events"), "events:DescribeRule", { Name: LAST_RULE });
    return true;
  } catch (error) {
    if (isAwsError(error) && error.code === "ResourceNotFoundException") return false;
    throw error;
  }
}
