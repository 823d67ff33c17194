/** Polling with a bound instead of sleeping: resolves with the first value that is neither false, null nor undefined. */
export async function until<Value>(
  what: string,
  ask: () => Promise<Value | false | null | undefined> | Value | false | null | undefined,
  boundMs = 15_000,
): Promise<Value> {
  const end = Date.now() + boundMs;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== null && answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited ${boundMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
