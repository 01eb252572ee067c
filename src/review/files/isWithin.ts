import { resolve } from 'node:path';

/** Whether a file is a path, or lies below it. */
export function isWithin(file: string, path: string): boolean {
  const [inner, outer] = [resolve(file), resolve(path)];
  return inner === outer || inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);
}
