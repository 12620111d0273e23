/** Where a delivery goes: to the subscription's endpoint, or, when that has failed, to its dead-letter queue. */
export type Target = "endpoint" | "dead-letter queue";
