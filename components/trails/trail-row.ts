/** A trail as lists show it; `error` is why one of its deliveries fails. */
export type TrailRow = {
  name: string;
  arn: string;
  homeRegion: string;
  isMultiRegion: boolean;
  hasInsights: boolean;
  bucket: string;
  prefix: string | undefined;
  logGroupArn: string | undefined;
  isLogging: boolean;
  error: string | undefined;
};
