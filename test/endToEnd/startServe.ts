import { onTestFinished } from 'vitest';
import { type ServeProcess, spawnServe } from './spawnServe.ts';

export { adminToken, main, type ServeProcess, writeKey } from './spawnServe.ts';

/** Starts `patchbay serve` for a test, and ends it with the test. */
export function startServe(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
  script?: string,
  /** A command of the shell that sets limits for the process. */
  limits?: string,
): Promise<ServeProcess> {
  return spawnServe(folder, {
    environment,
    args,
    ...(script === undefined ? {} : { script }),
    ...(limits === undefined ? {} : { limits }),
    onSpawn: (child) => onTestFinished(() => void child.kill('SIGKILL')),
  });
}
