import type { RelatedChange } from "@/lib/services/trail/model/change";

/** Changes as a page has read them. `refusal` is what AWS answered instead, for the page is shown without them too. */
export type ChangesReading = {
  changes: readonly RelatedChange[];
  more: boolean;
  refusal?: { code: string; message: string };
};

export const NO_CHANGES: ChangesReading = { changes: [], more: false };
