/** AWS's Regions as its Region picker groups and names them. Names are AWS's own terms and stay English. */
export const REGION_GROUPS = [
  {
    id: "northAmerica",
    regions: [
      ["us-east-1", "US East (N. Virginia)"],
      ["us-east-2", "US East (Ohio)"],
      ["us-west-1", "US West (N. California)"],
      ["us-west-2", "US West (Oregon)"],
      ["ca-central-1", "Canada (Central)"],
      ["ca-west-1", "Canada West (Calgary)"],
      ["mx-central-1", "Mexico (Central)"],
    ],
  },
  { id: "southAmerica", regions: [["sa-east-1", "South America (São Paulo)"]] },
  {
    id: "europe",
    regions: [
      ["eu-central-1", "Europe (Frankfurt)"],
      ["eu-central-2", "Europe (Zurich)"],
      ["eu-north-1", "Europe (Stockholm)"],
      ["eu-south-1", "Europe (Milan)"],
      ["eu-south-2", "Europe (Spain)"],
      ["eu-west-1", "Europe (Ireland)"],
      ["eu-west-2", "Europe (London)"],
      ["eu-west-3", "Europe (Paris)"],
    ],
  },
  {
    id: "asiaPacific",
    regions: [
      ["ap-east-1", "Asia Pacific (Hong Kong)"],
      ["ap-east-2", "Asia Pacific (Taipei)"],
      ["ap-northeast-1", "Asia Pacific (Tokyo)"],
      ["ap-northeast-2", "Asia Pacific (Seoul)"],
      ["ap-northeast-3", "Asia Pacific (Osaka)"],
      ["ap-south-1", "Asia Pacific (Mumbai)"],
      ["ap-south-2", "Asia Pacific (Hyderabad)"],
      ["ap-southeast-1", "Asia Pacific (Singapore)"],
      ["ap-southeast-2", "Asia Pacific (Sydney)"],
      ["ap-southeast-3", "Asia Pacific (Jakarta)"],
      ["ap-southeast-4", "Asia Pacific (Melbourne)"],
      ["ap-southeast-5", "Asia Pacific (Malaysia)"],
      ["ap-southeast-6", "Asia Pacific (New Zealand)"],
      ["ap-southeast-7", "Asia Pacific (Thailand)"],
    ],
  },
  { id: "africa", regions: [["af-south-1", "Africa (Cape Town)"]] },
  {
    id: "middleEast",
    regions: [
      ["il-central-1", "Israel (Tel Aviv)"],
      ["me-central-1", "Middle East (UAE)"],
      ["me-south-1", "Middle East (Bahrain)"],
    ],
  },
] as const;

const names = new Map(REGION_GROUPS.flatMap((group): readonly (readonly [string, string])[] => group.regions));

/** "Europe (Ireland)", or the Region's code when it is one of the operator's own. */
export function regionName(region: string): string {
  return names.get(region) ?? region;
}

/** Any name of AWS's form is a Region: operators may have their own. */
export function isRegion(text: string): boolean {
  return /^[a-z]{2}(-[a-z]{2,20}){1,3}-\d{1,2}$/.test(text);
}
