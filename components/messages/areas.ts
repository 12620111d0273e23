import type charts from "./en/charts.json";
import type cloudtrail from "./en/cloudtrail.json";
import type console from "./en/console.json";
import type iam from "./en/iam.json";
import type signIn from "./en/sign-in.json";
import type timeRange from "./en/time-range.json";

/** The message files, one an area: `en/<area>.json` and `pt-BR/<area>.json` with the same keys. A new area is two lines here. */
export type Messages = {
  cloudtrail: typeof cloudtrail;
  console: typeof console;
  iam: typeof iam;
  "sign-in": typeof signIn;
  "time-range": typeof timeRange;
  charts: typeof charts;
};

export type Area = keyof Messages;

export const AREAS = [
  "cloudtrail",
  "console",
  "iam",
  "sign-in",
  "time-range",
  "charts",
] as const satisfies readonly Area[];
