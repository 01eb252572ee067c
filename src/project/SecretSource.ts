import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where references are looked up. */
export interface SecretSource {
  /** Undefined when the variable is not set, or empty. */
  variable(name: string): string | undefined;
  /** The file's text without the line break at its end; undefined when it cannot be read, or is empty. */
  file(path: string): string | undefined;
}

/** The variables of this process, and files from a folder. */
export function systemSecrets(folder: string, variables: NodeJS.ProcessEnv = process.env): SecretSource {
  return {
    variable: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined) || undefined,
    file(path) {
      try {
        return readFileSync(resolve(folder, path), 'utf8').replace(/\r?\n$/, '') || undefined;
      } catch {
        return undefined;
      }
    },
  };
}
