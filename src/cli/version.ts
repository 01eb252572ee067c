import { readFileSync } from 'node:fs';

/** Patchbay's own, of the package that runs. */
export const version: string = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
).version;
