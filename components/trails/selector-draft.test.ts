import { describe, expect, test } from "vitest";
import { checkedSelectors } from "@/lib/services/trail/model/selector-rules";
import { selectorDraftOf } from "./draft-of-selectors";
import { NEW_SELECTORS, type SelectorDraft } from "./selector-draft";
import { selectorsOf } from "./selectors-of-draft";

const DRAFTS: [string, Partial<SelectorDraft>][] = [
  ["a new trail's", {}],
  ["writes without KMS and RDS data", { read: false, excludeKms: true, excludeRds: true }],
  ["reads", { write: false }],
  [
    "data of two types",
    {
      data: true,
      basic: [
        { type: "AWS::S3::Object", values: "arn:aws:s3:::a/\narn:aws:s3:::b/" },
        { type: "AWS::Lambda::Function", values: "arn:aws:lambda" },
      ],
    },
  ],
  ["data alone", { management: false, data: true }],
  [
    "advanced ones with management events",
    {
      read: false,
      excludeKms: true,
      data: true,
      mode: "advanced",
      advanced: [
        {
          name: "logs of the shop",
          fields: [
            { field: "resources.type", operator: "Equals", values: "AWS::Logs::LogGroup" },
            { field: "resources.ARN", operator: "StartsWith", values: "arn:a\narn:b" },
            { field: "eventName", operator: "NotEquals", values: "GetLogEvents" },
          ],
        },
      ],
    },
  ],
];

describe.each(DRAFTS)("%s", (_, change) => {
  const draft = { ...NEW_SELECTORS, ...change };

  test("are what PutEventSelectors takes, and are read back as they were", () => {
    const { EventSelectors, AdvancedEventSelectors } = selectorsOf(draft);
    expect(() => checkedSelectors(EventSelectors, AdvancedEventSelectors)).not.toThrow();
    expect(selectorDraftOf({ EventSelectors, AdvancedEventSelectors })).toEqual(draft);
  });
});

test("conditions on one field are one field selector", () => {
  const { AdvancedEventSelectors } = selectorsOf({
    ...NEW_SELECTORS,
    management: false,
    data: true,
    mode: "advanced",
    advanced: [
      {
        name: "",
        fields: [
          { field: "resources.type", operator: "Equals", values: "AWS::S3::Object" },
          { field: "eventName", operator: "StartsWith", values: "Put\n\n Delete " },
          { field: "eventName", operator: "NotEquals", values: "PutObject" },
        ],
      },
    ],
  });
  expect(AdvancedEventSelectors).toEqual([
    {
      FieldSelectors: [
        { Field: "eventCategory", Equals: ["Data"] },
        { Field: "resources.type", Equals: ["AWS::S3::Object"] },
        { Field: "eventName", StartsWith: ["Put", "Delete"], NotEquals: ["PutObject"] },
      ],
    },
  ]);
});

test("several basic selectors are shown as the advanced ones that mean the same", () => {
  const draft = selectorDraftOf({
    EventSelectors: [
      { ReadWriteType: "WriteOnly", IncludeManagementEvents: true, DataResources: [] },
      {
        ReadWriteType: "All",
        IncludeManagementEvents: false,
        DataResources: [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3:::logs/"] }],
      },
    ],
  });
  expect(draft).toMatchObject({ management: true, read: false, write: true, data: true, mode: "advanced" });
  expect(draft.advanced).toEqual([
    {
      name: "",
      fields: [
        { field: "resources.type", operator: "Equals", values: "AWS::S3::Object" },
        { field: "resources.ARN", operator: "StartsWith", values: "arn:aws:s3:::logs/" },
      ],
    },
  ]);
});

test("a selector of management events that checkboxes cannot say stays a row of its own", () => {
  const draft = selectorDraftOf({
    AdvancedEventSelectors: [
      {
        Name: "iam alone",
        FieldSelectors: [
          { Field: "eventCategory", Equals: ["Management"] },
          { Field: "eventSource", Equals: ["iam.amazonaws.com"] },
        ],
      },
    ],
  });
  expect(draft).toMatchObject({ management: false, data: true, mode: "advanced" });
  expect(draft.advanced[0]?.fields).toContainEqual({
    field: "eventCategory",
    operator: "Equals",
    values: "Management",
  });
});
