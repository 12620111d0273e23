import { principalOf } from "@/lib/platform/caller";
import { AwsError } from "@/lib/platform/errors";
import { internalRead, ownWrite } from "@/lib/platform/operation";
import { deleteSearch, keepSearch, listSearches, type SavedSearch } from "../store/saved-searches";

const MOST_SEARCHES = 100;
const MOST_NAME = 128;
const MOST_SEARCH = 8_000;

/** What a person keeps for themselves in the console, by the right to look events up: nobody else sees it. */
export const savedSearches = {
  ListSavedSearches: internalRead<{ Principal: string }, { Searches: SavedSearch[] }>({
    handle: async ({ db, accountId }, { Principal }) => ({ Searches: await listSearches(db, accountId, Principal) }),
  }),

  /** One of the same name is replaced. */
  PutSavedSearch: ownWrite("cloudtrail:LookupEvents")<{ Name: string; Search: string }, object>({
    handle: async ({ db, accountId, caller, now }, { Name, Search }) => {
      const owner = principalOf(caller.identity);
      if (Name.trim() === "" || Name.length > MOST_NAME || Name.includes("\0")) {
        throw new AwsError("ValidationException", `The name of a search has 1 to ${MOST_NAME} characters.`);
      }
      if (Search.length > MOST_SEARCH || Search.includes("\0")) {
        throw new AwsError("ValidationException", `A search has at most ${MOST_SEARCH} characters.`);
      }
      const kept = await listSearches(db, accountId, owner);
      if (kept.length >= MOST_SEARCHES && !kept.some(({ name }) => name === Name)) {
        throw new AwsError(
          "LimitExceededException",
          `At most ${MOST_SEARCHES} searches can be kept. Delete one first.`,
        );
      }
      await keepSearch(db, accountId, owner, { name: Name, search: Search }, now);
      return {};
    },
  }),

  DeleteSavedSearch: ownWrite("cloudtrail:LookupEvents")<{ Name: string }, object>({
    handle: async ({ db, accountId, caller }, { Name }) => {
      await deleteSearch(db, accountId, principalOf(caller.identity), Name);
      return {};
    },
  }),
};
