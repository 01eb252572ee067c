import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blueprintFolders } from '../../src/blueprint/blueprintFolders.ts';
import { runTestFile } from '../../src/review/blueprintTests/runTestFile.ts';

const library = blueprintFolders(['blueprints']);
const files = readdirSync('blueprints', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => join('blueprints', file));
const testFiles = files.filter((file) => file.endsWith('.test.yaml'));

describe('the shipped blueprints', () => {
  it('have tests, each of them', () => {
    const untested = files
      .filter((file) => !file.endsWith('.test.yaml'))
      .filter((file) => !testFiles.includes(file.replace('.yaml', '.test.yaml')));
    expect(untested).toEqual([]);
    expect(testFiles.length).toBeGreaterThanOrEqual(7);
  });

  it.each(testFiles)('pass the tests of %s', async (file) => {
    const { results, coverage, diagnostics } = await runTestFile(file, library, { coverage: true });
    expect(diagnostics).toEqual([]);
    expect(results.length).toBeGreaterThan(0);
    expect(results.filter((result) => result.differences.length > 0)).toEqual([]);
    expect(coverage?.parts).toBeGreaterThan(10);
    expect(coverage?.untested, 'parts that no test would miss').toEqual([]);
  });
});
