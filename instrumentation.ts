/** Next calls this once when the console's process starts: from then on it tells of itself, as api and worker do. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startTelemetry } = await import("@/lib/workers/telemetry/telemetry");
  startTelemetry("console");
}
