export const fromMillis = {
  implementation: (moment: number, _p?: string, _z?: string) => new Date(moment).toISOString(),
};
