import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/Diagnostic.ts';
import { displayName } from '../../../src/review/files/displayName.ts';
import { reviewProject } from '../../../src/review/reviewProject.ts';
import { now, shop } from '../shop.ts';
import { temporaryProject } from '../temporaryProject.ts';
import { blueprintFaults } from './blueprintFaults.ts';
import { catalogFaults } from './catalogFaults.ts';
import { otherFaults } from './otherFaults.ts';
import type { PlantedFault } from './PlantedFault.ts';
import { projectFaults } from './projectFaults.ts';

const faults = [...projectFaults, ...catalogFaults, ...blueprintFaults, ...otherFaults];

function reviewWith({ file, from }: PlantedFault, instead: string) {
  const text: string = shop[file];
  if (text.split(from).length !== 2) throw new Error(`${JSON.stringify(from)} is not once in ${file}`);
  const marked = text.replace(from, () => instead);
  const folder = temporaryProject({ ...shop, [file]: marked.replace(/[‹›]/g, '') });
  const { diagnostics } = reviewProject(folder, { now });
  return { marked, folder, diagnostics };
}

/** What a finding covers, cut out of the text by lines and columns. */
function covered({ span }: Diagnostic, text: string): string {
  if (span === undefined) return '';
  const lines = text.replace(/[‹›]/g, '').split('\n');
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
  return lines.join('\n').slice(offset(span.line, span.column), offset(span.endLine, span.endColumn));
}

describe('a project without a fault', () => {
  it('has no findings', () => {
    const { diagnostics, files } = reviewProject(temporaryProject(shop), { now });
    expect(diagnostics).toEqual([]);
    expect(files).toHaveLength(7);
  });
});

describe('a planted fault', () => {
  it.each(faults.map((fault) => [`${fault.code}: ${fault.name}`, fault] as const))(
    'is found once, where it stands, and its near miss is not: %s',
    (_, fault) => {
      const { marked, folder, diagnostics } = reviewWith(fault, fault.to);
      const found = diagnostics.filter(({ severity }) => severity !== 'info');
      expect(found.map(({ code }) => code)).toEqual([fault.code]);
      const [finding] = found as [Diagnostic];
      expect(finding.file?.startsWith(displayName(folder))).toBe(true);
      const stretch = /‹(.*)›/s.exec(marked)?.[1];
      if (stretch !== undefined) {
        expect(finding.file).toBe(displayName(`${folder}/${fault.file}`));
        expect(covered(finding, marked)).toBe(stretch);
        expect(finding.span?.line).toBe(marked.slice(0, marked.indexOf('‹')).split('\n').length);
      }
      if (fault.hint !== undefined) expect(finding.hint).toContain(fault.hint);
      expect(reviewWith(fault, fault.miss).diagnostics).toEqual([]);
    },
  );

  it('is one of more than sixty', () => {
    expect(faults.length).toBeGreaterThan(60);
  });
});
