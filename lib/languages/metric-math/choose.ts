import { aligned, emptyValues, type Series, type Timeline, type Value, withValues } from "./series";

/**
 * IF: by moments where the condition is a series, whole where it is a number. A true moment without a value in `yes` is 0;
 * a false one without a value in `no`, or without `no`, is dropped (User Guide, "Using IF expressions").
 */
export function choose(condition: Value, yes: Value, no: Value | undefined, fallback: Timeline): Series {
  const none: Value = { kind: "scalar", value: Number.NaN };
  if (condition.kind === "series") return chooseByMoment(condition.series, yes, no ?? none);
  const truth = condition.kind === "scalar" ? condition.value : Number.NaN;
  if (Number.isNaN(truth)) return spread(Number.NaN, fallback);
  const chosen = truth !== 0 ? yes : (no ?? none);
  if (chosen.kind === "series") return chosen.series;
  const other = [yes, no].find((value) => value?.kind === "series");
  const timeline = other?.kind === "series" ? other.series.timeline : fallback;
  return spread(chosen.kind === "scalar" ? chosen.value : Number.NaN, timeline);
}

function chooseByMoment(condition: Series, yes: Value, no: Value): Series {
  const parts = [condition, ...[yes, no].flatMap((value) => (value.kind === "series" ? [value.series] : []))];
  const [conditions = condition, ...series] = aligned(parts);
  const valuesOf = (value: Value) => (value.kind === "series" ? series.shift()?.values : undefined);
  const [yesValues, noValues] = [valuesOf(yes), valuesOf(no)];
  const numberOf = (value: Value) => (value.kind === "scalar" ? value.value : Number.NaN);
  const values = conditions.values.map((truth, index) => {
    if (Number.isNaN(truth)) return Number.NaN;
    if (truth === 0) return noValues ? (noValues[index] ?? Number.NaN) : numberOf(no);
    if (!yesValues) return numberOf(yes);
    const chosen = yesValues[index] ?? Number.NaN;
    return Number.isNaN(chosen) ? 0 : chosen;
  });
  return withValues({ timeline: conditions.timeline, values }, values);
}

function spread(value: number, timeline: Timeline): Series {
  return { timeline, values: emptyValues(timeline).fill(Number.isFinite(value) ? value : Number.NaN) };
}
