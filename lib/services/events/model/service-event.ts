/**
 * An event of one of our own rooms for the default bus of its account. `Detail` is a JSON text, taken as it is.
 * `ReadOnly` marks management events that only rules in the state ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS see.
 */
export type ServiceEvent = {
  Source: string;
  DetailType: string;
  Detail: string;
  Resources?: readonly string[];
  Time?: Date;
  /** Where the event happened, when that is not the caller's Region. */
  Region?: string;
  ReadOnly?: boolean;
};
