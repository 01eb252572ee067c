import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';

/**
 * Holds a text against the file that says what is expected. With `UPDATE_EXPECTED=1` the file is written instead:
 * whoever does that reads the difference against the contract before it is committed.
 */
export function matchExpected(file: string, text: string): void {
  if (process.env.UPDATE_EXPECTED === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return;
  }
  expect(existsSync(file), `${file} is missing; write it with UPDATE_EXPECTED=1, then read it`).toBe(true);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
