import { configure } from "./operations/configure";
import { contributors } from "./operations/contributors";
import { describe } from "./operations/describe";
import { evaluation } from "./operations/evaluation";
import { firstStart } from "./operations/first-start";
import { outbox } from "./operations/outbox";
import { reset } from "./operations/reset";
import { state } from "./operations/state";
import { tags } from "./operations/tags";

/** The alarms of CloudWatch, their evaluation and actions, and the tags of CloudWatch's resources. */
export const operations = {
  ...configure,
  ...describe,
  ...state,
  ...contributors,
  ...tags,
  ...evaluation,
  ...outbox,
  ...firstStart,
  ...reset,
};
