/** A number as AWS's texts show it, which is Java's Double.toString: 50.0, 0.28, 1.0E7. */
export function printDouble(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return String(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
    const [mantissa = "", exponent = ""] = value.toExponential().split("e");
    return `${mantissa.includes(".") ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** A moment as state reasons show it: 02/10/19 16:59:00 is 2 October 2019, UTC. */
export function printMoment(at: number): string {
  const [year = "", month = "", day = "", time = ""] = new Date(at).toISOString().split(/[-T.]/);
  return `${day}/${month}/${year.slice(2)} ${time}`;
}

/** A moment as AWS's alarm JSON shows it: 2019-10-02T16:59:00.000+0000. */
export function printTimestamp(at: Date): string {
  return at.toISOString().replace("Z", "+0000");
}
