const factors: Record<string, number> = { '': 1, Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3, Ti: 1024 ** 4 };

/** The bytes of a size such as `512KiB`, `1 MiB`, `100B` or `100`; undefined when it is none, or beyond counting. */
export function parseSize(size: string | number): number | undefined {
  const [, count, unit = ''] = /^(\d{1,15}) ?(?:([KMGT]i)?B)?$/.exec(String(size)) ?? [];
  const bytes = Number(count) * (factors[unit] ?? Number.NaN);
  return Number.isSafeInteger(bytes) && bytes > 0 ? bytes : undefined;
}
