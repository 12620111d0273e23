/** The dashboard of this name is shown on the home page of CloudWatch (User Guide, "Getting started"). */
export const DEFAULT_DASHBOARD = "CloudWatch-Default";
