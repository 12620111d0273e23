import { dashboardOperations } from "./operations/dashboards";
import { placeOperations } from "./operations/places";
import { sharedReading } from "./operations/shared-reading";
import { shareOperations } from "./operations/shares";
import { versionOperations } from "./operations/versions";
import { widgetImageOperations } from "./operations/widget-image";

/** CloudWatch dashboards: their bodies and versions, links that share them, and what people star and visit. */
export const operations = {
  ...dashboardOperations,
  ...versionOperations,
  ...shareOperations,
  ...sharedReading,
  ...placeOperations,
  ...widgetImageOperations,
};
