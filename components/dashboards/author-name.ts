/** Who an ARN names, as people say it: "ana", "deploy/session", "root"; nothing stands for Mirante itself. */
export function authorName(arn: string | undefined): string {
  if (arn === undefined || arn === "") return "Mirante";
  const resource = arn.split(":").slice(5).join(":");
  const [kind = "", ...name] = resource.split("/");
  return name.length > 0 ? (kind === "assumed-role" ? name.join("/") : (name.at(-1) ?? "")) : kind;
}
