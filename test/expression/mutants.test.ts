import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyMutant } from './fuzz/mutants/applyMutant.ts';
import { mutants } from './fuzz/mutants/mutants.ts';

describe('a wrong lowering that proves the fuzzer (npm run fuzz:mutants)', () => {
  it.each(mutants)('still fits the source: $name', (mutant) => {
    const source = readFileSync(join('src/expression', mutant.file), 'utf8');
    expect(applyMutant(source, mutant)).not.toBe(source);
  });
});
