export const FORM_SOURCES = ["alarm", "apiCall", "objectCreated", "custom"] as const;
export type FormSource = (typeof FORM_SOURCES)[number];

/** What the form asks of each source; lists are separated by commas. */
export type PatternForm = {
  source: FormSource;
  alarmNames: string;
  states: readonly string[];
  /** Such as "s3" or "iam"; empty is every service. */
  service: string;
  operations: string;
  buckets: string;
  keyPrefix: string;
  customSources: string;
  customTypes: string;
};

export const EMPTY_FORM: PatternForm = {
  source: "alarm",
  alarmNames: "",
  states: ["ALARM"],
  service: "",
  operations: "",
  buckets: "",
  keyPrefix: "",
  customSources: "",
  customTypes: "",
};

/** The pattern that the form describes, as indented JSON. A form that says nothing of a custom event matches none. */
export function patternOfForm(form: PatternForm): string {
  return JSON.stringify(members(form), null, 2);
}

function members(form: PatternForm): object {
  switch (form.source) {
    case "alarm": {
      const names = listed(form.alarmNames);
      const detail = {
        ...(names.length > 0 ? { alarmName: names } : {}),
        ...(form.states.length > 0 ? { state: { value: form.states } } : {}),
      };
      return withDetail("aws.cloudwatch", "CloudWatch Alarm State Change", detail);
    }
    case "apiCall": {
      const service = form.service.trim().replace(/\.amazonaws\.com$/, "");
      const operations = listed(form.operations);
      const detail = {
        ...(service ? { eventSource: [`${service}.amazonaws.com`] } : {}),
        ...(operations.length > 0 ? { eventName: operations } : {}),
      };
      return withDetail(service ? `aws.${service}` : undefined, "AWS API Call via CloudTrail", detail);
    }
    case "objectCreated": {
      const buckets = listed(form.buckets);
      const detail = {
        ...(buckets.length > 0 ? { bucket: { name: buckets } } : {}),
        ...(form.keyPrefix ? { object: { key: [{ prefix: form.keyPrefix }] } } : {}),
      };
      return withDetail("aws.s3", "Object Created", detail);
    }
    case "custom": {
      const [sources, types] = [listed(form.customSources), listed(form.customTypes)];
      return {
        ...(sources.length > 0 ? { source: sources } : {}),
        ...(types.length > 0 ? { "detail-type": types } : {}),
      };
    }
  }
}

function withDetail(source: string | undefined, type: string, detail: object): object {
  return {
    ...(source ? { source: [source] } : {}),
    "detail-type": [type],
    ...(Object.keys(detail).length > 0 ? { detail } : {}),
  };
}

function listed(text: string): string[] {
  return text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
}
