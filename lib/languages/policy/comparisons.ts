import { isInRange, parseIpAddress, parseIpRange } from "../text/ip-address";
import { compileArnPattern, splitArn } from "./arn-pattern";
import { parseDate } from "./dates";
import type { RequestContext } from "./request-context";
import { compileTemplate, parseTemplate, type TemplateMatcher } from "./template";

/** How a value of a policy is held against a value of the request. */
export interface Comparison {
  /** Whether a policy may write such a value. */
  readonly accepts: (written: string, variables: boolean) => boolean;
  /** @param variables false in 2008-10-17 policies */
  readonly compile: (written: string, variables: boolean) => ValueTest;
}

export type ValueTest = (actual: string, context: RequestContext) => boolean;

const anything = () => true;

/** StringEquals: exact, with variables. */
export const text: Comparison = {
  accepts: anything,
  compile: (written, variables) => compileTemplate(parseTemplate(written, { wildcards: false, variables })),
};

export const textIgnoringCase: Comparison = {
  accepts: anything,
  compile: (written, variables) => ignoringCase(written, variables),
};

/** StringLike: `*` and `?`, with variables. */
export const wildcard: Comparison = {
  accepts: anything,
  compile: (written, variables) => compileTemplate(parseTemplate(written, { wildcards: true, variables })),
};

/** ArnLike and ArnEquals, which AWS defines to be the same. */
export const arn: Comparison = {
  accepts: anything,
  compile: (written, variables) => {
    const { matches } = compileArnPattern(written, variables);
    return (actual, context) => matches(splitArn(actual), context);
  },
};

export const bool: Comparison = {
  accepts: (written, variables) => /^(?:true|false)$/i.test(written) || (variables && written.includes("${")),
  compile: (written, variables) => ignoringCase(written, variables),
};

/** Bytes as base64 on both sides; only the padding may differ. */
export const binary: Comparison = {
  accepts: (written) => /^[A-Za-z0-9+/]*={0,2}$/.test(written),
  compile: (written) => (actual) => withoutPadding(actual) === withoutPadding(written),
};

export const ipAddress: Comparison = {
  accepts: (written) => parseIpRange(written) !== undefined,
  compile: (written) => {
    const range = parseIpRange(written);
    return (actual) => {
      const address = parseIpAddress(actual);
      return range !== undefined && address !== undefined && isInRange(address, range);
    };
  },
};

export const numeric = (holds: (actual: number, written: number) => boolean): Comparison =>
  measured(parseNumber, holds);
export const date = (holds: (actual: number, written: number) => boolean): Comparison => measured(parseDate, holds);

export const equal = (a: number, b: number): boolean => a === b;
export const less = (a: number, b: number): boolean => a < b;
export const atMost = (a: number, b: number): boolean => a <= b;
export const greater = (a: number, b: number): boolean => a > b;
export const atLeast = (a: number, b: number): boolean => a >= b;

/** Compares what both texts measure; a text that measures nothing matches nothing. Variables are not for these. */
function measured(
  parse: (text: string) => number | undefined,
  holds: (actual: number, written: number) => boolean,
): Comparison {
  return {
    accepts: (written) => parse(written) !== undefined,
    compile: (written) => {
      const limit = parse(written);
      return (actual) => {
        const value = parse(actual);
        return limit !== undefined && value !== undefined && holds(value, limit);
      };
    },
  };
}

function parseNumber(written: string): number | undefined {
  return /^[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?$/.test(written) ? Number(written) : undefined;
}

function ignoringCase(written: string, variables: boolean): TemplateMatcher {
  const matches = compileTemplate(parseTemplate(written, { wildcards: false, variables }), (value) =>
    value.toLowerCase(),
  );
  return (actual, context) => matches(actual.toLowerCase(), context);
}

function withoutPadding(base64: string): string {
  const end = base64.indexOf("=");
  return end < 0 ? base64 : base64.slice(0, end);
}
