import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { Allowance } from '../../src/expression/runtime/Allowance.ts';
import { reviewProject } from '../../src/review/reviewProject.ts';
import { temporaryProject } from './temporaryProject.ts';

interface Case {
  readonly name: string;
  readonly blueprint?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly findings: readonly { readonly code: string }[];
}

const now = Date.parse('2026-06-01T00:00:00Z');
const rules = ['keyFaults', 'collapsingList', 'worstSize'];

function casesOf(rule: string): Case[] {
  const text = readFileSync(`test/review/rules/${rule}/faults.yaml`, 'utf8');
  return (parse(text) as { cases: Case[] }).cases;
}

/** On a clock that has gone on by so many milliseconds whenever somebody looks at it. */
function codesFound({ blueprint, files = {} }: Case, step: number): string[] {
  let time = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    time += step;
    return time;
  });
  const own = blueprint === undefined ? {} : { 'blueprints/own/it.yaml': blueprint };
  const { diagnostics } = reviewProject(temporaryProject({ ...own, ...files }), { now });
  clock.mockRestore();
  return diagnostics.map(({ code }) => code);
}

describe('a check on a machine where all takes ten times as long', () => {
  const cases = rules.flatMap(casesOf);

  it.each(cases.map((planted) => [planted.name, planted] as const))('finds the same: %s', (_, planted) => {
    expect(codesFound(planted, 10)).toEqual(planted.findings.map(({ code }) => code));
  });
});

describe('a check of keys that take long to make', () => {
  it('ends by the work that it has done, not by the clock', () => {
    const paths = 'user_id & anonymous_id & properties.a & properties.b & context.ip & context.locale';
    const blueprint = `blueprint: own/it
key: { partition: pk }
item:
  pk: { expr: "$substring($string($sum([1..200000])) & ${paths}, 0, 40)" }
`;
    const before = Allowance.taken;
    expect(codesFound({ name: '', blueprint, findings: [] }, 0)).toEqual([]);
    const taken = Allowance.taken - before;
    expect(taken).toBeGreaterThan(1_000_000);
    expect(taken).toBeLessThan(20_000_000);
  });
});
