import { fileURLToPath } from 'node:url';

/**
 * The path of a folder that comes with the package, with a slash at its end. Both `src/yaml` and `dist/yaml` lie
 * two folders below the package's own.
 */
export function packageFolder(name: 'blueprints' | 'catalog' | 'schemas'): string {
  return fileURLToPath(new URL(`../../${name}/`, import.meta.url));
}
