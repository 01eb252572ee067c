import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { reviewProject } from '../../../src/review/reviewProject.ts';
import { temporaryProject } from '../temporaryProject.ts';

/** Files of a small project by name; `blueprint` and `catalog` stand for one file each. */
interface Case {
  readonly name: string;
  readonly blueprint?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly findings?: readonly Finding[];
}

interface Finding {
  /** `line:column`, behind the file's name where it is not the blueprint. */
  readonly at: string;
  readonly code: string;
  readonly says?: string;
  readonly hint?: string;
  readonly note?: string;
}

const here = 'test/review/rules';
const now = Date.parse('2026-06-01T00:00:00Z');
const own = 'blueprints/own/it.yaml';
const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());

function findingsOf({ blueprint, files = {} }: Case): Finding[] {
  const folder = temporaryProject({ ...(blueprint === undefined ? {} : { [own]: blueprint }), ...files });
  return reviewProject(folder, { now }).diagnostics.map(({ code, file = '', span, message, hint, note }) => {
    const name = file.slice(file.indexOf(folder) < 0 ? 0 : folder.length + 1);
    const place = `${span?.line}:${span?.column}`;
    const at = name === own ? place : `${name}:${place}`;
    return { at, code, says: message, ...(hint && { hint }), ...(note && { note }) };
  });
}

function casesIn(folder: string, start: string): Case[] {
  return readdirSync(join(here, folder))
    .filter((file) => file.startsWith(start) && file.endsWith('.yaml'))
    .flatMap((file) => (parse(readFileSync(join(here, folder, file), 'utf8')) as { cases: Case[] }).cases);
}

describe.each(folders.map(({ name }) => name))('%s', (folder) => {
  const faults = casesIn(folder, 'faults');
  const near = casesIn(folder, 'near');

  it('is tried with at least two faults and two near misses', () => {
    expect(faults.length).toBeGreaterThanOrEqual(2);
    expect(near.length).toBeGreaterThanOrEqual(2);
  });

  it.each(faults.map((planted) => [planted.name, planted] as const))('finds %s', (_, planted) => {
    const found = findingsOf(planted);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(planted.findings);
  });

  it.each(near.map((missed) => [missed.name, missed] as const))('is silent about %s', (_, missed) => {
    expect(missed.findings).toBeUndefined();
    expect(findingsOf(missed)).toEqual([]);
  });
});

describe('the shipped catalog and blueprints', () => {
  it('give no finding at all', () => {
    const { files, diagnostics } = reviewProject('.', { now });
    expect(files.length).toBeGreaterThan(10);
    expect(diagnostics).toEqual([]);
  });
});
