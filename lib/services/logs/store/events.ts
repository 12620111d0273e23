import { type EventScan, type ScanBudget, type ScanStep, stepThrough } from "./event-scan";
import { hotEvents } from "./hot-events";

const SOURCES = [hotEvents];

/** The next events of a group, from wherever they are kept. */
export function readEvents(scan: EventScan, budget: ScanBudget): Promise<ScanStep> {
  return stepThrough(SOURCES, scan, budget);
}
