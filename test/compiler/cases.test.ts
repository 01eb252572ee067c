import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printOutcome } from '../../src/compiler/printOutcome.ts';
import { caseFolders } from '../blueprint/caseFolders.ts';
import { matchExpected } from '../blueprint/matchExpected.ts';
import { encodeText, testCode, testLane, transformText } from './testLane.ts';

const heading =
  '// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.\n';

describe.each(caseFolders(resolve('test/compiler/cases')))('$name', (folder) => {
  const lane = testLane(folder.blueprint.text, { library: folder.parents });
  const events = folder
    .read('events.jsonl')
    .split('\n')
    .filter((line) => line !== '');

  it('makes the expected outcome of each event', async () => {
    const outcomes = await Promise.all(events.map((event) => transformText(lane, event)));
    matchExpected(
      folder.path('_expected/outcomes.jsonl'),
      outcomes.map((outcome) => `${printOutcome(outcome)}\n`).join(''),
    );
  });

  it('compiles to the expected code', () => {
    const text = testCode(folder.blueprint.text, folder.parents);
    matchExpected(folder.path('_expected/code.js'), `${heading}function link() {\n${text}\n}\n`);
  });

  it('encodes the same from bytes as from a parsed event', async () => {
    for (const event of events) {
      const careful = await transformText(lane, event);
      const { encoded, bytes } = await encodeText(lane, event);
      expect(encoded.outcome).toBe(careful.outcome);
      if (careful.outcome !== 'record') expect(encoded).toEqual(careful);
      else if ('wire' in careful.record) expect(bytes.toString('utf8')).toBe(careful.record.wire);
      else expect(bytes.toString('utf8')).toBe(Buffer.from(careful.record.data).toString('utf8'));
    }
  });
});
