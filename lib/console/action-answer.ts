import { isAwsError } from "@/lib/platform/errors";

/** What a server action answers: its output, or AWS's error for the form to show by field or as a flash. */
export type ActionAnswer<Output = undefined> =
  | { ok: true; output: Output }
  | { ok: false; error: { code: string; message: string } };

/** Runs a server action's work and turns an AwsError into its answer. Redirects and faults of ours pass through. */
export async function answerOf<Output>(work: () => Promise<Output>): Promise<ActionAnswer<Output>> {
  try {
    return { ok: true, output: await work() };
  } catch (error) {
    if (isAwsError(error)) return { ok: false, error: { code: error.code, message: error.message } };
    throw error;
  }
}
