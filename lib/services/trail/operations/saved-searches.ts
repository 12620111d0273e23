import { AwsError } from "@/lib/platform/errors";
import { internal, internalRead } from "@/lib/platform/operation";
import { deleteSearch, keepSearch, listSearches, type SavedSearch } from "../store/saved-searches";

/** Whose searches are meant: the console knows who is signed in. */
type Owner = { Principal: string };

const MOST_SEARCHES = 100;
const MOST_NAME = 128;
const MOST_SEARCH = 8_000;

/** What a person keeps for themselves in the console: nobody else sees it and nothing of the account changes by it. */
export const savedSearches = {
  ListSavedSearches: internalRead<Owner, { Searches: SavedSearch[] }>({
    handle: async ({ db, accountId }, { Principal }) => ({ Searches: await listSearches(db, accountId, Principal) }),
  }),

  /** One of the same name is replaced. */
  KeepSearch: internal<Owner & { Name: string; Search: string }, void>({
    handle: async ({ db, accountId, now }, { Principal, Name, Search }) => {
      if (Name.trim() === "" || Name.length > MOST_NAME || Name.includes("\0")) {
        throw new AwsError("ValidationException", `The name of a search has 1 to ${MOST_NAME} characters.`);
      }
      if (Search.length > MOST_SEARCH || Search.includes("\0")) {
        throw new AwsError("ValidationException", `A search has at most ${MOST_SEARCH} characters.`);
      }
      const kept = await listSearches(db, accountId, Principal);
      if (kept.length >= MOST_SEARCHES && !kept.some(({ name }) => name === Name)) {
        throw new AwsError(
          "LimitExceededException",
          `At most ${MOST_SEARCHES} searches can be kept. Delete one first.`,
        );
      }
      await keepSearch(db, accountId, Principal, { name: Name, search: Search }, now);
    },
  }),

  ForgetSearch: internal<Owner & { Name: string }, void>({
    handle: ({ db, accountId }, { Principal, Name }) => deleteSearch(db, accountId, Principal, Name),
  }),
};
