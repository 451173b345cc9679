/** 一个指标: median, minimum and maximum over the runs, with its unit. */
export type Metric = { median: number; min: number; max: number; unit: string };

const rounded = (value: number): number => Number(value.toPrecision(4));

/** Runs `once` several times (a first run warms up and is not counted) and answers the spread of what it measured. */
export async function measure(unit: string, runs: number, once: () => Promise<number> | number): Promise<Metric> {
  await once();
  const values: number[] = [];
  for (let i = 0; i < runs; i += 1) values.push(await once());
  return spread(values, unit);
}

export function spread(values: readonly number[], unit: string): Metric {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: rounded(sorted[Math.floor(sorted.length / 2)]!),
    min: rounded(sorted[0]!),
    max: rounded(sorted.at(-1)!),
    unit,
  };
}

/** Seconds that `work` takes. */
export async function seconds(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Runs `total` jobs, `width` at a time, each as soon as one is free. */
export async function inParallel(
  total: number,
  width: number,
  job: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < total) {
      next += 1;
      await job(next);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}
