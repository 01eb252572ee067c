import { relative, resolve } from 'node:path';

/** A file as people and printers name it: from the working directory, or in full where it lies elsewhere. */
export function displayName(path: string): string {
  const full = resolve(path);
  const short = relative(process.cwd(), full);
  return short === '..' || short.startsWith('../') ? full : short;
}
