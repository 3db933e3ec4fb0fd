/**
 * How long the task takes, ms: the shortest of several tries, because what a busy machine adds is not the task's.
 * They run one after the other.
 */
export async function shortest(tries: number, task: (index: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < tries; index += 1) {
    const start = performance.now();
    await task(index);
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}
