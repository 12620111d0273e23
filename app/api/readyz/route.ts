import { connection } from "next/server";
import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";

/** The database answers and has its tables: the console can serve. */
export async function GET(): Promise<Response> {
  await connection();
  const { accountId, region } = settings();
  try {
    await invoke(serviceCaller("signin.amazonaws.com", accountId, region), "iam:DescribeSetUp", {});
    return Response.json({ status: "ready" });
  } catch {
    return Response.json({ status: "unavailable" }, { status: 503 });
  }
}
