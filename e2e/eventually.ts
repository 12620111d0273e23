/** Waits until a question has an answer. */
export async function eventually<T>(
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  patienceMillis = 10_000,
): Promise<T> {
  const deadline = Date.now() + patienceMillis;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`It did not come about: ${ask}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
