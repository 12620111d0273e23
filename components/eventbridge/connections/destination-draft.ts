import type { DescribeApiDestinationResponse } from "@aws-sdk/client-eventbridge";

export const METHODS = ["POST", "GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"] as const;

/** An API destination as the form's fields hold it. */
export type DestinationDraft = {
  name: string;
  description: string;
  endpoint: string;
  method: (typeof METHODS)[number];
  /** Calls a second at most; empty is AWS's 300. */
  rate: string;
  connectionArn: string;
};

export const EMPTY_DESTINATION: DestinationDraft = {
  name: "",
  description: "",
  endpoint: "",
  method: "POST",
  rate: "",
  connectionArn: "",
};

export function destinationDraftOf(one: DescribeApiDestinationResponse): DestinationDraft {
  return {
    name: one.Name ?? "",
    description: one.Description ?? "",
    endpoint: one.InvocationEndpoint ?? "",
    method: METHODS.find((method) => method === one.HttpMethod) ?? "POST",
    rate: String(one.InvocationRateLimitPerSecond ?? ""),
    connectionArn: one.ConnectionArn ?? "",
  };
}

export type DestinationMistakes = Partial<Record<"name" | "endpoint" | "rate" | "connectionArn", true>>;

export function destinationMistakes(draft: DestinationDraft): DestinationMistakes {
  return {
    ...(/^[.\-_A-Za-z0-9]{1,64}$/.test(draft.name) ? {} : { name: true as const }),
    ...(/^https?:\/\/\S+$/.test(draft.endpoint.trim()) ? {} : { endpoint: true as const }),
    ...(draft.rate === "" || /^[1-9]\d{0,5}$/.test(draft.rate) ? {} : { rate: true as const }),
    ...(draft.connectionArn === "" ? { connectionArn: true as const } : {}),
  };
}

/** What CreateApiDestination and UpdateApiDestination are asked. */
export function destinationInput(draft: DestinationDraft) {
  return {
    Name: draft.name,
    Description: draft.description,
    InvocationEndpoint: draft.endpoint.trim(),
    HttpMethod: draft.method,
    ConnectionArn: draft.connectionArn,
    ...(draft.rate === "" ? {} : { InvocationRateLimitPerSecond: Number(draft.rate) }),
  };
}
