import type {
  AddClientIDToOpenIDConnectProviderRequest,
  CreateOpenIDConnectProviderRequest,
  CreateOpenIDConnectProviderResponse,
  DeleteOpenIDConnectProviderRequest,
  GetOpenIDConnectProviderRequest,
  GetOpenIDConnectProviderResponse,
  ListOpenIDConnectProvidersResponse,
  ListOpenIDConnectProviderTagsRequest,
  ListOpenIDConnectProviderTagsResponse,
  RemoveClientIDFromOpenIDConnectProviderRequest,
  TagOpenIDConnectProviderRequest,
  UntagOpenIDConnectProviderRequest,
  UpdateOpenIDConnectProviderThumbprintRequest,
} from "@aws-sdk/client-iam";
import { type Asked, type Context, type Resource, read, type Validated, write } from "@/lib/platform/operation";
import { settings } from "@/lib/platform/settings";
import { requestTags, tagKeys } from "@/lib/platform/tag-conditions";
import { exists, noSuch } from "../model/faults";
import {
  addressOfIssuer,
  checkProviderArn,
  checkThumbprints,
  issuerAddress,
  type OidcProvider,
  oidcProviderArn,
  PROVIDER_TYPES,
} from "../model/identity-provider";
import { withinQuota } from "../model/quota";
import { tagList, withoutTags, withTags } from "../model/tags";
import {
  deleteProvider,
  findProvider,
  insertProvider,
  listProviders,
  lockProvider,
  updateProvider,
} from "../store/identity-providers";
import { pageOf } from "./paging";
import type { Nothing } from "./principals";

type Arn = "OpenIDConnectProviderArn";

export const oidcProviders = {
  /** Issuers are https; plain http will do for the operator's own, and where notifications may go to private addresses. */
  CreateOpenIDConnectProvider: write<
    Validated<CreateOpenIDConnectProviderRequest, "Url">,
    CreateOpenIDConnectProviderResponse
  >({
    resources: ({ Url }, { accountId }) => {
      const address = typeof Url === "string" ? addressOfIssuer(Url) : undefined;
      return address ? [{ arn: oidcProviderArn(accountId, address), type: PROVIDER_TYPES.oidc }] : [];
    },
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async ({ db, accountId, now }, { Url, ClientIDList = [], ThumbprintList = [], Tags = [] }) => {
      const { allowPrivateTargets, singleSignOn } = settings();
      const address = issuerAddress(Url, allowPrivateTargets || Url === singleSignOn?.issuer);
      const arn = oidcProviderArn(accountId, address);
      const provider: OidcProvider = {
        accountId,
        arn,
        kind: "oidc",
        address,
        clientIds: [...new Set(ClientIDList)],
        thumbprints: checkThumbprints(ThumbprintList),
        tags: withTags({}, Tags, "TagsPerIdentityProvider"),
        createdAt: now,
      };
      withinQuota("ClientIdsPerOpenIdConnectProvider", provider.clientIds.length);
      if (!(await insertProvider(db, provider))) throw exists(`Provider with url ${Url} already exists.`);
      withinQuota("OpenIdConnectProvidersPerAccount", (await listProviders(db, accountId, "oidc")).length);
      return { OpenIDConnectProviderArn: arn, ...(Tags.length > 0 ? { Tags } : {}) };
    },
  }),

  GetOpenIDConnectProvider: read<Validated<GetOpenIDConnectProviderRequest, Arn>, GetOpenIDConnectProviderResponse>({
    resources: oidcProviderNamed,
    handle: async (context, { OpenIDConnectProviderArn: arn }) => {
      const provider = await known(context, arn);
      return {
        Url: provider.address,
        ClientIDList: provider.clientIds,
        ThumbprintList: provider.thumbprints,
        CreateDate: provider.createdAt,
        Tags: tagList(provider.tags),
      };
    },
  }),

  ListOpenIDConnectProviders: read<object, ListOpenIDConnectProvidersResponse>({
    handle: async ({ db, accountId }) => {
      const providers = await listProviders(db, accountId, "oidc");
      return { OpenIDConnectProviderList: providers.map(({ arn }) => ({ Arn: arn })) };
    },
  }),

  /** Deleting one that is not there is no error, as with AWS. */
  DeleteOpenIDConnectProvider: write<Validated<DeleteOpenIDConnectProviderRequest, Arn>, Nothing>({
    resources: oidcProviderNamed,
    handle: async ({ db, accountId }, { OpenIDConnectProviderArn: arn }) => {
      checkProviderArn(arn, "oidc");
      const provider = await lockProvider(db, accountId, arn);
      if (provider) await deleteProvider(db, provider);
      return {};
    },
  }),

  AddClientIDToOpenIDConnectProvider: write<
    Validated<AddClientIDToOpenIDConnectProviderRequest, Arn | "ClientID">,
    Nothing
  >({
    resources: oidcProviderNamed,
    handle: async (context, { OpenIDConnectProviderArn: arn, ClientID }) => {
      const provider = await lockedProvider(context, arn);
      const clientIds = [...new Set([...provider.clientIds, ClientID])];
      withinQuota("ClientIdsPerOpenIdConnectProvider", clientIds.length);
      await updateProvider(context.db, provider, { clientIds });
      return {};
    },
  }),

  RemoveClientIDFromOpenIDConnectProvider: write<
    Validated<RemoveClientIDFromOpenIDConnectProviderRequest, Arn | "ClientID">,
    Nothing
  >({
    resources: oidcProviderNamed,
    handle: async (context, { OpenIDConnectProviderArn: arn, ClientID }) => {
      const provider = await lockedProvider(context, arn);
      await updateProvider(context.db, provider, { clientIds: provider.clientIds.filter((id) => id !== ClientID) });
      return {};
    },
  }),

  UpdateOpenIDConnectProviderThumbprint: write<
    Validated<UpdateOpenIDConnectProviderThumbprintRequest, Arn | "ThumbprintList">,
    Nothing
  >({
    resources: oidcProviderNamed,
    handle: async (context, { OpenIDConnectProviderArn: arn, ThumbprintList }) => {
      const provider = await lockedProvider(context, arn);
      await updateProvider(context.db, provider, { thumbprints: checkThumbprints(ThumbprintList) });
      return {};
    },
  }),

  TagOpenIDConnectProvider: write<Validated<TagOpenIDConnectProviderRequest, Arn | "Tags">, Nothing>({
    resources: oidcProviderNamed,
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, { OpenIDConnectProviderArn: arn, Tags }) => {
      const provider = await lockedProvider(context, arn);
      await updateProvider(context.db, provider, { tags: withTags(provider.tags, Tags, "TagsPerIdentityProvider") });
      return {};
    },
  }),

  UntagOpenIDConnectProvider: write<Validated<UntagOpenIDConnectProviderRequest, Arn | "TagKeys">, Nothing>({
    resources: oidcProviderNamed,
    conditions: ({ TagKeys }) => tagKeys(TagKeys),
    handle: async (context, { OpenIDConnectProviderArn: arn, TagKeys }) => {
      const provider = await lockedProvider(context, arn);
      await updateProvider(context.db, provider, { tags: withoutTags(provider.tags, TagKeys) });
      return {};
    },
  }),

  ListOpenIDConnectProviderTags: read<
    Validated<ListOpenIDConnectProviderTagsRequest, Arn>,
    ListOpenIDConnectProviderTagsResponse
  >({
    resources: oidcProviderNamed,
    handle: async (context, { OpenIDConnectProviderArn: arn, ...input }) => {
      const provider = await known(context, arn);
      const { items, more } = await pageOf(context, ["tags", arn], input, tagList(provider.tags));
      return { Tags: items, ...more };
    },
  }),
};

async function oidcProviderNamed(
  { OpenIDConnectProviderArn: arn }: { OpenIDConnectProviderArn?: unknown },
  { db, accountId }: Asked,
): Promise<Resource[]> {
  if (typeof arn !== "string") return [];
  const provider = await findProvider(db, accountId, arn);
  return [{ arn, type: PROVIDER_TYPES.oidc, tags: provider?.tags }];
}

async function known({ db, accountId }: Context, arn: string): Promise<OidcProvider> {
  checkProviderArn(arn, "oidc");
  return present(arn, await findProvider(db, accountId, arn));
}

async function lockedProvider({ db, accountId }: Context, arn: string): Promise<OidcProvider> {
  checkProviderArn(arn, "oidc");
  return present(arn, await lockProvider(db, accountId, arn));
}

function present(arn: string, provider: Awaited<ReturnType<typeof findProvider>>): OidcProvider {
  if (provider?.kind === "oidc") return provider;
  throw noSuch(`OpenIDConnect Provider not found for arn ${arn}`);
}
