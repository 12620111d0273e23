import { refresh } from "next/cache";
import type { ActionAnswer } from "./action-answer";

/** Acts on one after the other until one is refused. What was done before stays done, so the page is read anew in any case. */
export async function eachOf<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<ActionAnswer<unknown>>,
): Promise<ActionAnswer<unknown>> {
  let answer: ActionAnswer<unknown> = { ok: true, output: undefined };
  for (const item of items) {
    answer = await act(item);
    if (!answer.ok) break;
  }
  refresh();
  return answer;
}
