import { modelOf, SERVICES } from "@/lib/aws-models/model";

/** Every action of the services that Mirante speaks, as IAM writes them, with a wildcard for each service. */
export function actionNames(): string[] {
  return SERVICES.flatMap((service) => [
    `${service}:*`,
    ...Object.keys(modelOf(service).operations).map((name) => `${service}:${name}`),
  ]).sort();
}
