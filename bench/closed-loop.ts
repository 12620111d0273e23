/** How fast requests were answered: items a second, and milliseconds that half and 99 of 100 requests took at most. */
export type Pace = { perSecond: number; p50: number; p99: number };

/** Runs a closed loop: each of `lanes` sends its next request, of `size` items, as soon as its last was answered. */
export async function closedLoop(
  seconds: number,
  size: number,
  lanes: number,
  send: (turn: number) => Promise<unknown>,
): Promise<Pace> {
  const latencies: number[] = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  let turn = 0;
  const lane = async () => {
    while (performance.now() < end) {
      const sent = performance.now();
      await send(turn++);
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const perSecond = (latencies.length * size) / ((performance.now() - begin) / 1000);
  latencies.sort((one, other) => one - other);
  const at = (share: number) => latencies[Math.floor((latencies.length - 1) * share)] ?? 0;
  return { perSecond, p50: at(0.5), p99: at(0.99) };
}
