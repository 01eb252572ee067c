import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runPatchbay } from '../endToEnd/runPatchbay.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';

const good = '{"type":"track","event":"E","messageId":"m1"}';

describe('the command line', () => {
  it.each([
    [['--help'], 0],
    [['run', '--help'], 0],
    [['build', '--help'], 0],
    [['--version'], 0],
    [['rnu'], 2],
    [['run', 'amazon_dynamodb/default', '--imput', 'x'], 2],
    [['run'], 2],
    [['send', 'int_dynamodb'], 2],
    [['explain', 'no/such-code'], 2],
    [['explain', 'blueprint/key-not-mapped'], 0],
    [['run', 'amazon_dynamodb/defualt'], 2],
    [['run', 'none.yaml'], 2],
    [['run', 'amazon_dynamodb/default', '--input', 'none.jsonl'], 2],
    [['run', 'amazon_dynamodb/default', '--now', 'noon'], 2],
    [['test', 'nowhere'], 2],
  ])('%j ends with %i', async (args, expected) => {
    const { code, out, talk } = await runPatchbay(temporaryFolder(), args, {}, { input: '' });
    expect([code, out + talk]).toEqual([expected, expect.stringMatching(/\w/)]);
  });

  it('suggests the blueprint that was meant', async () => {
    const { talk } = await runPatchbay(temporaryFolder(), ['run', 'amazon_dynamodb/defualt']);
    expect(talk).toContain('did you mean amazon_dynamodb/default?');
  });

  it('maps standard input, records to standard output, bad lines by number to standard error', async () => {
    const input = `${good}\nnot json\n\n{"event":"no type"}\n`;
    const { code, out, talk } = await runPatchbay(
      temporaryFolder(),
      ['run', 'amazon_dynamodb/default'],
      {},
      { input },
    );
    const [only, ...more] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(only).toMatchObject({
      outcome: 'record',
      record: { operation: 'put', key: { event_id: { S: 'm1' } } },
    });
    expect(more).toEqual([]);
    expect(talk).toMatch(/line 2: /);
    expect(talk).toMatch(/line 4: /);
    expect(code).toBe(1);
  });

  it('answers the same twice, because time and ids are fixed', async () => {
    const run = () =>
      runPatchbay(temporaryFolder(), ['run', 'amazon_dynamodb/default'], {}, { input: '{"type":"page"}' });
    const [first, second] = [await run(), await run()];
    expect(first.out).toContain('"sent_at":{"S":"2026-01-01T00:00:00.000Z"}');
    expect(second.out).toBe(first.out);
  });

  it('shows the fault of a blueprint in its place, without colours where nobody watches', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'orders.yaml');
    writeFileSync(
      file,
      'key: { partition: event_id }\nitem:\n  event_id: event_id\n  total: { form: properties.total }\n',
    );
    const { code, talk } = await runPatchbay(folder, ['run', 'orders.yaml'], {}, { input: good });
    expect(code).toBe(1);
    expect(talk).toContain(
      [
        ' ╭─ orders.yaml:4:12',
        ' 3 │   event_id: event_id',
        ' 4 │   total: { form: properties.total }',
        '   │            ^^^^',
      ].join('\n'),
    );
    expect(talk).not.toContain('\u001b[');
  });

  it('tells which test of a blueprint failed, and how', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'blueprints'));
    writeFileSync(join(folder, 'blueprints', 'a.yaml'), 'key: { partition: id }\nitem: { id: event_id }\n');
    writeFileSync(
      join(folder, 'blueprints', 'a.test.yaml'),
      'tests:\n  - { name: good, event: { type: page, event_id: e1 }, expect: { item: { id: { S: e1 } } } }\n  - { name: bad, event: { type: page, event_id: e2 }, expect: { item: { id: { S: e1 } } } }\n',
    );
    const { code, talk } = await runPatchbay(folder, ['test']);
    expect(code).toBe(1);
    expect(talk).toContain('blueprints/a.test.yaml:3:13 bad');
    expect(talk).toContain('    item.id.S\n      - expected "e1"\n      + got      "e2"\n');
    expect(talk).toContain('1 passed, 1 failed');
  });

  it('explains every diagnostic that has an entry', async () => {
    const entries = readFileSync('src/diagnostics/entries/transform.md', 'utf8');
    const codes = [...entries.matchAll(/^## (\S+)$/gm)].map(([, code = '']) => code).slice(0, 3);
    for (const code of codes) {
      const { out } = await runPatchbay(temporaryFolder(), ['explain', code]);
      expect(out).toContain(code);
      expect(out.split('\n').length).toBeGreaterThan(3);
    }
  });
});
