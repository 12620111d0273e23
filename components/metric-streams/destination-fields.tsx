"use client";

import Autosuggest from "@cloudscape-design/components/autosuggest";
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tiles from "@cloudscape-design/components/tiles";
import { useTranslations } from "next-intl";
import type { StreamDraft, StreamMistakes } from "./stream-draft";

/** A delivery stream that can be chosen, with where it goes. */
export type FirehoseChoice = { arn: string; name: string; goesTo: string };

type Props = {
  draft: StreamDraft;
  mistakes: StreamMistakes;
  isNew: boolean;
  firehoses: readonly FirehoseChoice[];
  buckets: readonly string[];
  onChange: (part: Partial<StreamDraft>) => void;
};

const KINDS = ["http", "s3", "existing"] as const;

/** Where the metrics go: a delivery stream that is there, or one that is made along with the stream. */
export function DestinationFields({ draft, mistakes, isNew, firehoses, buckets, onChange }: Props) {
  const t = useTranslations("metric-streams.destination");
  const { destination } = draft;
  return (
    <Container header={<Header variant="h2">{t("title")}</Header>}>
      <SpaceBetween size="l">
        {isNew && (
          <Tiles
            ariaLabel={t("title")}
            value={destination}
            columns={3}
            items={KINDS.map((value) => ({ value, label: t(value), description: t(`${value}Hint`) }))}
            onChange={({ detail }) => onChange({ destination: KINDS.find((kind) => kind === detail.value) ?? "http" })}
          />
        )}
        {destination === "existing" && (
          <ExistingField
            arn={draft.firehoseArn}
            isWrong={mistakes.firehose ?? false}
            firehoses={firehoses}
            onChange={onChange}
          />
        )}
        {destination === "http" && <EndpointFields draft={draft} isWrong={mistakes.url ?? false} onChange={onChange} />}
        {destination !== "existing" && (
          <BucketFields draft={draft} isWrong={mistakes.bucket ?? false} buckets={buckets} onChange={onChange} />
        )}
      </SpaceBetween>
    </Container>
  );
}

type Change = Pick<Props, "onChange">;

function ExistingField({
  arn,
  isWrong,
  firehoses,
  onChange,
}: Change & { arn: string; isWrong: boolean; firehoses: Props["firehoses"] }) {
  const t = useTranslations("metric-streams.destination");
  const listed = firehoses.map((one) => ({ value: one.arn, label: one.name, description: one.goesTo }));
  // One that is gone is shown all the same, so that a form does not change what it does not show.
  const options = arn && !listed.some(({ value }) => value === arn) ? [...listed, { value: arn, label: arn }] : listed;
  return (
    <FormField label={t("firehose")} description={t("firehoseHint")} errorText={isWrong && t("firehoseNeeded")}>
      <Select
        placeholder={t("choose")}
        empty={t("noFirehose")}
        options={options}
        selectedOption={options.find(({ value }) => value === arn) ?? null}
        onChange={({ detail }) => onChange({ firehoseArn: detail.selectedOption.value ?? "" })}
      />
    </FormField>
  );
}

function EndpointFields({ draft, isWrong, onChange }: Change & { draft: StreamDraft; isWrong: boolean }) {
  const t = useTranslations("metric-streams.destination");
  return (
    <SpaceBetween size="l">
      <FormField label={t("url")} description={t("urlHint")} errorText={isWrong && t("urlNeeded")}>
        <Input
          value={draft.url}
          type="url"
          spellcheck={false}
          placeholder="https://collector.example.com/"
          onChange={({ detail }) => onChange({ url: detail.value })}
        />
      </FormField>
      <FormField label={t("accessKey")} description={t("accessKeyHint")}>
        <Input
          value={draft.accessKey}
          type="password"
          autoComplete={false}
          onChange={({ detail }) => onChange({ accessKey: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  );
}

function BucketFields({
  draft,
  isWrong,
  buckets,
  onChange,
}: Change & { draft: StreamDraft; isWrong: boolean; buckets: readonly string[] }) {
  const t = useTranslations("metric-streams.destination");
  const forFailed = draft.destination === "http";
  return (
    <SpaceBetween size="l">
      <FormField
        label={t(forFailed ? "failedBucket" : "bucket")}
        description={t(forFailed ? "failedBucketHint" : "bucketHint")}
        errorText={isWrong && t("bucketNeeded")}
      >
        <Autosuggest
          value={draft.bucket}
          options={buckets.map((value) => ({ value }))}
          placeholder="metrics-of-mine"
          enteredTextLabel={(text) => t("newBucket", { text })}
          onChange={({ detail }) => onChange({ bucket: detail.value })}
        />
      </FormField>
      {!forFailed && (
        <SpaceBetween size="l">
          <FormField label={t("prefix")} description={t("prefixHint")}>
            <Input
              value={draft.prefix}
              spellcheck={false}
              placeholder="metrics/"
              onChange={({ detail }) => onChange({ prefix: detail.value })}
            />
          </FormField>
          <Checkbox checked={draft.compressed} onChange={({ detail }) => onChange({ compressed: detail.checked })}>
            {t("compressed")}
          </Checkbox>
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
