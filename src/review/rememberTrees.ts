import type { MapNode } from '../blueprint/BlueprintNode.ts';
import { Findings } from '../blueprint/Findings.ts';
import { readBlueprint } from '../blueprint/readBlueprint.ts';
import type { BlueprintReader } from '../blueprint/resolveBlueprint.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';

/** Larger texts, in bytes or UTF-16 units, are read anew each time: ten thousand of them would fill the memory. */
const largest = 32 * 1024;

/** Reads each blueprint once, however many extend it. */
export function rememberTrees(): BlueprintReader {
  const known = new Map<string, { tree: MapNode | undefined; diagnostics: readonly Diagnostic[] }>();
  return (text, file, findings) => {
    if (text.length > largest) return readBlueprint(text, file, findings);
    let read = known.get(file);
    if (read === undefined) {
      const own = new Findings();
      read = { tree: readBlueprint(text, file, own), diagnostics: own.all() };
      known.set(file, read);
    }
    findings.include(read.diagnostics);
    return read.tree;
  };
}
