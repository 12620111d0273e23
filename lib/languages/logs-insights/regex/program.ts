import { LanguageSyntaxError } from "../../text/language-syntax-error";
import type { Assertion, RegexNode, RegexTree } from "./parser";
import type { Ranges } from "./set";

/** One step of a program. `next` is where it goes on; `other` is the second choice of a split. */
export type Step =
  | { readonly kind: "set"; readonly set: number; next: number }
  | { readonly kind: "split"; next: number; other: number }
  | { readonly kind: "save"; readonly slot: number; next: number }
  | { readonly kind: "assert"; readonly assertion: Assertion; next: number }
  | { readonly kind: "match" };

/** `sets[i]` is what a step with set i reads. Slots 2k and 2k + 1 hold where group k begins and ends; group 0 is the match. */
export interface Program {
  readonly steps: readonly Step[];
  readonly sets: readonly Ranges[];
  readonly slots: number;
  readonly names: readonly (string | undefined)[];
}

/** Bounds the work for each character of a text. */
const MAX_STEPS = 2_000;

/** Throws LanguageSyntaxError when the regular expression, its repeats spelt out, is too large. */
export function compileProgram(tree: RegexTree, offset: number, length: number): Program {
  const steps: Step[] = [];
  const sets: Ranges[] = [];
  const setNumbers = new Map<string, number>();

  const add = (step: Step): number => {
    if (steps.length >= MAX_STEPS) {
      throw new LanguageSyntaxError("Invalid regular expression: it is too large", offset, length);
    }
    return steps.push(step) - 1;
  };
  const setNumber = (ranges: Ranges): number => {
    const key = ranges.join(";");
    const known = setNumbers.get(key);
    if (known !== undefined) return known;
    setNumbers.set(key, sets.length);
    return sets.push(ranges) - 1;
  };

  /** Writes a node's steps backwards: each knows where it goes on. Answers where the node begins. */
  const write = (node: RegexNode, next: number): number => {
    switch (node.kind) {
      case "set":
        return add({ kind: "set", set: setNumber(node.ranges), next });
      case "assert":
        return add({ kind: "assert", assertion: node.assertion, next });
      case "chain":
        return node.parts.reduceRight((after, part) => write(part, after), next);
      case "choice":
        return node.parts
          .slice(0, -1)
          .reduceRight(
            (other, part) => add({ kind: "split", next: write(part, next), other }),
            write(node.parts.at(-1) ?? { kind: "chain", parts: [] }, next),
          );
      case "group": {
        const end = add({ kind: "save", slot: node.index * 2 + 1, next });
        return add({ kind: "save", slot: node.index * 2, next: write(node.body, end) });
      }
      case "repeat":
        return writeRepeat(node, next);
    }
  };

  const writeRepeat = ({ body, min, max, lazy }: RegexNode & { kind: "repeat" }, next: number): number => {
    const choose = (into: number, beyond: number): Step =>
      lazy ? { kind: "split", next: beyond, other: into } : { kind: "split", next: into, other: beyond };
    let place = next;
    if (max === Number.POSITIVE_INFINITY) {
      const loop = add({ kind: "split", next, other: next });
      const into = write(body, loop);
      steps[loop] = choose(into, next);
      place = loop;
    } else {
      for (let i = min; i < max; i++) place = add(choose(write(body, place), next));
    }
    for (let i = 0; i < min; i++) place = write(body, place);
    return place;
  };

  const end = add({ kind: "save", slot: 1, next: add({ kind: "match" }) });
  const start = add({ kind: "save", slot: 0, next: write(tree.root, end) });
  return { steps: inOrder(steps, start), sets, slots: (tree.names.length + 1) * 2, names: tree.names };
}

/** The program with its beginning at 0. */
function inOrder(steps: Step[], start: number): Step[] {
  const turned = (place: number) => (place === start ? 0 : place === 0 ? start : place);
  const moved = steps.map((_, place) => steps[turned(place)]).filter((step): step is Step => step !== undefined);
  return moved.map((step) => {
    if (step.kind === "match") return step;
    if (step.kind === "split") return { ...step, next: turned(step.next), other: turned(step.other) };
    return { ...step, next: turned(step.next) };
  });
}
