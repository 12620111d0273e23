import { dashboardOperations } from "./operations/dashboards";
import { sharedReading } from "./operations/shared-reading";
import { shareOperations } from "./operations/shares";
import { starOperations } from "./operations/stars";
import { versionOperations } from "./operations/versions";
import { widgetImageOperations } from "./operations/widget-image";

/** CloudWatch dashboards: their bodies and versions, links that share them, and people's favourites. */
export const operations = {
  ...dashboardOperations,
  ...versionOperations,
  ...shareOperations,
  ...sharedReading,
  ...starOperations,
  ...widgetImageOperations,
};
