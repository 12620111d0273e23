import type {
  CreateSAMLProviderRequest,
  CreateSAMLProviderResponse,
  DeleteSAMLProviderRequest,
  GetSAMLProviderRequest,
  GetSAMLProviderResponse,
  ListSAMLProvidersResponse,
  ListSAMLProviderTagsRequest,
  ListSAMLProviderTagsResponse,
  TagSAMLProviderRequest,
  UntagSAMLProviderRequest,
  UpdateSAMLProviderRequest,
  UpdateSAMLProviderResponse,
} from "@aws-sdk/client-iam";
import { AwsError } from "@/lib/platform/errors";
import { newIamId } from "@/lib/platform/identifiers";
import { type Asked, type Context, type Resource, read, type Validated, write } from "@/lib/platform/operation";
import { requestTags, tagKeys } from "@/lib/platform/tag-conditions";
import { exists, noSuch } from "../model/faults";
import {
  checkProviderArn,
  PROVIDER_TYPES,
  type SamlProvider,
  samlProviderArn,
  validUntilOf,
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

type Arn = "SAMLProviderArn";

/** SAML providers are kept, so that templates which name them work; nobody signs in through them here. */
export const samlProviders = {
  CreateSAMLProvider: write<
    Validated<CreateSAMLProviderRequest, "Name" | "SAMLMetadataDocument">,
    CreateSAMLProviderResponse
  >({
    resources: ({ Name }, { accountId }) =>
      typeof Name === "string" ? [{ arn: samlProviderArn(accountId, Name), type: PROVIDER_TYPES.saml }] : [],
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async ({ db, accountId, now }, input) => {
      const { Name, SAMLMetadataDocument: metadata, Tags = [] } = input;
      refuseEncryption(input);
      const arn = samlProviderArn(accountId, Name);
      const provider: SamlProvider = {
        accountId,
        arn,
        kind: "saml",
        name: Name,
        metadata,
        uuid: newIamId("ASPI"),
        validUntil: validUntilOf(metadata, now),
        tags: withTags({}, Tags, "TagsPerIdentityProvider"),
        createdAt: now,
      };
      if (!(await insertProvider(db, provider))) throw exists(`SAMLProvider with name ${Name} already exists.`);
      withinQuota("SAMLProvidersPerAccount", (await listProviders(db, accountId, "saml")).length);
      return { SAMLProviderArn: arn, ...(Tags.length > 0 ? { Tags } : {}) };
    },
  }),

  GetSAMLProvider: read<Validated<GetSAMLProviderRequest, Arn>, GetSAMLProviderResponse>({
    resources: samlProviderNamed,
    handle: async (context, { SAMLProviderArn: arn }) => {
      const provider = await known(context, arn);
      return {
        SAMLProviderUUID: provider.uuid,
        SAMLMetadataDocument: provider.metadata,
        CreateDate: provider.createdAt,
        ValidUntil: provider.validUntil,
        Tags: tagList(provider.tags),
      };
    },
  }),

  ListSAMLProviders: read<object, ListSAMLProvidersResponse>({
    handle: async ({ db, accountId }) => {
      const providers = await listProviders(db, accountId, "saml");
      return {
        SAMLProviderList: providers.map(({ arn, validUntil, createdAt }) => ({
          Arn: arn,
          ValidUntil: validUntil,
          CreateDate: createdAt,
        })),
      };
    },
  }),

  UpdateSAMLProvider: write<Validated<UpdateSAMLProviderRequest, Arn>, UpdateSAMLProviderResponse>({
    resources: samlProviderNamed,
    handle: async (context, input) => {
      const { SAMLProviderArn: arn, SAMLMetadataDocument: metadata } = input;
      refuseEncryption(input);
      const provider = await lockedProvider(context, arn);
      if (metadata !== undefined) {
        const validUntil = validUntilOf(metadata, context.now);
        await updateProvider(context.db, provider, { metadata, validUntil });
      }
      return { SAMLProviderArn: arn };
    },
  }),

  DeleteSAMLProvider: write<Validated<DeleteSAMLProviderRequest, Arn>, Nothing>({
    resources: samlProviderNamed,
    handle: async (context, { SAMLProviderArn: arn }) => {
      await deleteProvider(context.db, await lockedProvider(context, arn));
      return {};
    },
  }),

  TagSAMLProvider: write<Validated<TagSAMLProviderRequest, Arn | "Tags">, Nothing>({
    resources: samlProviderNamed,
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, { SAMLProviderArn: arn, Tags }) => {
      const provider = await lockedProvider(context, arn);
      await updateProvider(context.db, provider, { tags: withTags(provider.tags, Tags, "TagsPerIdentityProvider") });
      return {};
    },
  }),

  UntagSAMLProvider: write<Validated<UntagSAMLProviderRequest, Arn | "TagKeys">, Nothing>({
    resources: samlProviderNamed,
    conditions: ({ TagKeys }) => tagKeys(TagKeys),
    handle: async (context, { SAMLProviderArn: arn, TagKeys }) => {
      const provider = await lockedProvider(context, arn);
      await updateProvider(context.db, provider, { tags: withoutTags(provider.tags, TagKeys) });
      return {};
    },
  }),

  ListSAMLProviderTags: read<Validated<ListSAMLProviderTagsRequest, Arn>, ListSAMLProviderTagsResponse>({
    resources: samlProviderNamed,
    handle: async (context, { SAMLProviderArn: arn, ...input }) => {
      const provider = await known(context, arn);
      const { items, more } = await pageOf(context, ["tags", arn], input, tagList(provider.tags));
      return { Tags: items, ...more };
    },
  }),
};

/** Assertions are never decrypted here, so a key for them must not be taken as if they were. */
function refuseEncryption(input: {
  AssertionEncryptionMode?: unknown;
  AddPrivateKey?: unknown;
  RemovePrivateKey?: unknown;
}): void {
  if (input.AssertionEncryptionMode === undefined && !input.AddPrivateKey && !input.RemovePrivateKey) return;
  throw new AwsError("NotImplemented", "Encryption of SAML assertions is not implemented by Mirante.");
}

async function samlProviderNamed(
  { SAMLProviderArn: arn }: { SAMLProviderArn?: unknown },
  { db, accountId }: Asked,
): Promise<Resource[]> {
  if (typeof arn !== "string") return [];
  const provider = await findProvider(db, accountId, arn);
  return [{ arn, type: PROVIDER_TYPES.saml, tags: provider?.tags }];
}

async function known({ db, accountId }: Context, arn: string): Promise<SamlProvider> {
  checkProviderArn(arn, "saml");
  return present(arn, await findProvider(db, accountId, arn));
}

async function lockedProvider({ db, accountId }: Context, arn: string): Promise<SamlProvider> {
  checkProviderArn(arn, "saml");
  return present(arn, await lockProvider(db, accountId, arn));
}

function present(arn: string, provider: Awaited<ReturnType<typeof findProvider>>): SamlProvider {
  if (provider?.kind === "saml") return provider;
  throw noSuch(`Manifest not found for arn ${arn}`);
}
