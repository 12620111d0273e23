/**
 * The body in what somebody pasted: the body itself, letter by letter, or the answer of GetDashboard that holds it as text
 * (`aws cloudwatch get-dashboard` prints it so).
 */
export function importedSource(text: string): { source: string; name: string | undefined } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && "DashboardBody" in value) {
      const { DashboardBody, DashboardName } = value as { DashboardBody: unknown; DashboardName?: unknown };
      if (typeof DashboardBody === "string") {
        return { source: DashboardBody, name: typeof DashboardName === "string" ? DashboardName : undefined };
      }
    }
  } catch {
    // Text that is no JSON is shown with its mistakes, as it is.
  }
  return { source: text, name: undefined };
}
