import { notFound } from "next/navigation";
import { refusalDigest } from "@/components/console/refusal-digest";
import type { Caller } from "@/lib/platform/caller";
import { isAwsError } from "@/lib/platform/errors";
import type { Action, InputOf, OutputOf } from "@/lib/services/catalog";
import { invoke } from "@/lib/services/invoke";
import { currentCaller } from "./session";
import type { Ask } from "./use-ask";

/**
 * How a page reads: asks as the signed-in caller, and leaves errors to the error page of the shell, which tells what was
 * refused and what to do. Next hides the message of a server's error from the browser but passes its digest on, so the digest
 * carries AWS's code and message, which the caller may see: the API would answer them the same.
 */
export async function ask<A extends Action>(action: A, input: InputOf<A>): Promise<OutputOf<A>> {
  return askAs(await currentCaller(), action, input);
}

/** As `ask`, in another Region than the page's: a dashboard shows graphs of several. "" is the page's own. */
export function askIn(region: string): Ask {
  return async (action, input) => {
    const caller = await currentCaller();
    return askAs({ ...caller, region: region || caller.region }, action, input);
  };
}

async function askAs<A extends Action>(caller: Caller, action: A, input: InputOf<A>): Promise<OutputOf<A>> {
  try {
    return await invoke(caller, action, input);
  } catch (error) {
    if (isAwsError(error))
      throw Object.assign(error, { digest: refusalDigest({ action, code: error.code, message: error.message }) });
    throw error;
  }
}

/** As `ask`, for a page about one resource: one that is not there is the shell's "not found" page. */
export async function askFor<A extends Action>(action: A, input: InputOf<A>): Promise<OutputOf<A>> {
  try {
    return await ask(action, input);
  } catch (error) {
    if (isAwsError(error) && isNotFound(error.code)) notFound();
    throw error;
  }
}

function isNotFound(code: string): boolean {
  return /^(NoSuchEntity|ResourceNotFound|NotFound|.*NotFound)(Exception|Error|Fault)?$/.test(code);
}
