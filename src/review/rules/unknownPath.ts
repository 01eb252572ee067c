import { eachExpression, eachMapping } from '../inference/eachMapping.ts';
import { expressionReads, nestedReads, pathsRead, type Read } from '../inference/Read.ts';
import { strayCodes, strayIn } from '../inference/strayIn.ts';
import type { Report } from '../Report.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

/** Paths that lead where the schema of an event knows of nothing. */
export const unknownPath: Rule<BlueprintSubject> = {
  codes: Object.values(strayCodes),
  examine({ tree }, report) {
    if (tree === undefined) return;
    for (const read of eachMapping(tree).flatMap(pathsRead)) examineRead(read, report);
    for (const placed of eachExpression(tree)) {
      for (const read of expressionReads(placed)) examineRead(read, report);
      for (const read of nestedReads(placed)) examineRead(read, report);
    }
  },
};

function examineRead(read: Read, report: Report): void {
  const stray = strayIn(read);
  if (stray === undefined) return;
  const { node } = read;
  const advice = { hint: stray.hint };
  switch (stray.kind) {
    case 'root':
      // Of paths, the reader has said so already.
      if (read.mapsLists) report.node(strayCodes.root, { root: stray.root }, node, read.partOf(0), advice);
      return;
    case 'member': {
      const { path, name, index } = stray;
      report.node(strayCodes.member, { path, name }, node, read.partOf(index), advice);
      return;
    }
    case 'dead-end': {
      const { path, kinds, part, index } = stray;
      report.node(strayCodes['dead-end'], { path, kinds, part }, node, read.partOf(index), advice);
    }
  }
}
