import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { displayName } from './displayName.ts';
import { unreadable } from './readFileBytes.ts';

/** The files of a folder, also of those in it when it is walked whole; what begins with a dot is left out. */
export function listFolder(folder: string, diagnostics: Diagnostic[], whole: boolean): string[] {
  const files: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of entriesOf(next, diagnostics)) {
      const path = join(next, entry.name);
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      // A folder that is called like a file stands in that file's place, and is told so when it is read.
      if (entry.isDirectory() && !entry.name.endsWith('.yaml')) {
        if (whole) waiting.push(path);
      } else {
        files.push(displayName(path));
      }
    }
  }
  return files.toSorted();
}

function entriesOf(folder: string, diagnostics: Diagnostic[]) {
  try {
    if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    diagnostics.push(unreadable(error, displayName(folder)));
    return [];
  }
}
