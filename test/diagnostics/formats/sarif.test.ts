import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/Diagnostic.ts';
import { diagnose } from '../../../src/diagnostics/diagnose.ts';
import { entries } from '../../../src/diagnostics/entries.generated.ts';
import type { Printable } from '../../../src/diagnostics/formats/Printable.ts';
import { printSarif } from '../../../src/diagnostics/formats/printSarif.ts';
import { finding, printable } from './sample.ts';

function sarifValidator() {
  const text = readFileSync('test/fixtures/sarif/sarif-2.1.0-rtm.5.json', 'utf8');
  // It is written for draft 4, of which it uses nothing that draft 7 reads in another way but this name.
  const { id, $schema, ...schema } = JSON.parse(text);
  expect($schema).toBe('http://json-schema.org/draft-04/schema#');
  expect(text).not.toMatch(/"exclusive(Min|Max)imum"/);
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  return ajv.compile({ ...schema, $id: id });
}

const validate = sarifValidator();

function print(diagnostics: readonly Diagnostic[], more: Partial<Printable> = {}) {
  const log = JSON.parse(printSarif(printable(diagnostics, more)));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log.runs[0];
}

const expression: Diagnostic = { ...finding('a.yaml', 1), code: 'expression/S0201' };

describe('SARIF', () => {
  it('is valid by the schema of SARIF 2.1.0, whatever was found', () => {
    const whole = diagnose('yaml/empty', {}, { file: 'a.yaml' });
    const nowhere = diagnose('file/nothing-to-check', { place: 'here' });
    const odd = finding('über/a b#?.yaml', 2, '"\u0000\ud800', {
      note: 'an\nevent',
      hint: 'x',
      severity: 'info',
    });
    expect(print([expression, whole, nowhere, odd]).results).toHaveLength(4);
    expect(print([]).results).toEqual([]);
  });

  it('is held to that schema for certain: a broken log does not pass', () => {
    const log = JSON.parse(printSarif(printable([expression])));
    log.runs[0].results[0].level = 'fatal';
    expect(validate(log)).toBe(false);
  });

  it('has a rule with help for every code there is', () => {
    const all = Object.values(entries).map(({ code, severity }) => ({
      ...finding('a.yaml', 1),
      code,
      severity,
    }));
    const { tool, results } = print(all);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    for (const rule of tool.driver.rules) expect(rule.help.markdown.length).toBeGreaterThan(20);
    expect(tool.driver.rules).toHaveLength(all.length);
  });

  it('has columns in UTF-16 units and paths from the root of the repository', () => {
    const run = print([finding('blueprints/ü b.yaml', 7)], { pathOf: (file) => `sub/${file}` });
    expect(run.columnKind).toBe('utf16CodeUnits');
    const [{ physicalLocation }] = run.results[0].locations;
    expect(physicalLocation.artifactLocation).toEqual({
      uri: 'sub/blueprints/%C3%BC%20b.yaml',
      uriBaseId: '%SRCROOT%',
    });
    expect(physicalLocation.region).toEqual({ startLine: 7, startColumn: 3, endLine: 7, endColumn: 8 });
  });

  it('has fingerprints that stay when lines move, and differ for findings that differ', () => {
    const lines = ['item:', '  total: x', '  other: x', '  total: x'];
    const of = (shift: number, findings: number[]) => {
      const source = [...Array.from({ length: shift }, () => '# new'), ...lines].join('\n');
      const { results } = print(
        findings.map((line) => finding('a.yaml', line + shift)),
        { sourceOf: () => source },
      );
      return results.map(
        ({ partialFingerprints }: { partialFingerprints: { primaryLocationLineHash: string } }) =>
          partialFingerprints.primaryLocationLineHash,
      );
    };
    const before = of(0, [2, 3, 4]);
    expect(new Set(before).size).toBe(3);
    expect(of(5, [2, 3, 4])).toEqual(before);
    expect(before[0]?.split(':')).toEqual([before[2]?.split(':')[0], '1']);
    expect(before[2]).toMatch(/^[0-9a-f]{16}:2$/);
  });
});
