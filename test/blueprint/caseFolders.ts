import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BlueprintLibrary } from '../../src/blueprint/resolveBlueprint.ts';

/** A folder that holds one case: `blueprint.yaml`, `parents/` for what it extends, and `_expected/`. */
export interface CaseFolder {
  readonly name: string;
  readonly blueprint: { readonly text: string; readonly file: string };
  readonly parents: BlueprintLibrary;
  /** A file of the folder as text. */
  read(file: string): string;
  path(file: string): string;
}

/** Every case below a folder; an empty folder is a mistake, not a success. */
export function caseFolders(folder: string): CaseFolder[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  if (names.length === 0) throw new Error(`there are no cases in ${folder}`);
  return names.map(({ name }) => caseFolder(join(folder, name), name));
}

function caseFolder(folder: string, name: string): CaseFolder {
  const path = (file: string) => join(folder, file);
  const read = (file: string) => readFileSync(path(file), 'utf8');
  return {
    name,
    blueprint: { text: read('blueprint.yaml'), file: 'blueprint.yaml' },
    parents: {
      find: (parent) => {
        const file = `parents/${parent}.yaml`;
        return existsSync(path(file)) ? { text: read(file), file } : undefined;
      },
      *names() {
        if (!existsSync(path('parents'))) return;
        for (const file of readdirSync(path('parents'), { recursive: true, encoding: 'utf8' })) {
          if (file.endsWith('.yaml')) yield file.slice(0, -'.yaml'.length);
        }
      },
    },
    path,
    read,
  };
}
