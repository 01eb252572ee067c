import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnd } from '../../src/cli/override/readEnd.ts';
import { adminProject } from './adminProject.ts';

describe('patchbay override', () => {
  it('sets, lists, exports and clears beside a running serve', async () => {
    const { folder, patchbay, serve } = await adminProject();
    const server = await serve();
    const write = (text: string) => writeFileSync(join(folder, 'patch.yaml'), text);
    write('item:\n  order_id: { from: properties.order_id, default: none }   # not required any more\n');
    const set = [
      'override',
      'set',
      'int_orders',
      '--file',
      'patch.yaml',
      '--reason',
      'orders come without ids',
    ];
    const made = await patchbay([...set, '--expires', 'P7D', '--mode', 'canary', '--canary-percent', '25']);
    expect([made.code, made.talk]).toEqual([
      0,
      expect.stringContaining('int_orders is overridden (canary) until'),
    ]);
    const list = await patchbay(['override', 'list']);
    expect(list.out).toMatch(
      /^int_orders {2}in force {2}canary 25 % {2}until \S+ {2}by bootstrap {2}0 of 0 died {2,}orders come without ids\n$/,
    );
    const { overrides } = JSON.parse(
      (await patchbay(['override', 'list', 'int_orders', '--format', 'json'])).out,
    );
    const days = (Date.parse(overrides[0].expires_at) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);

    write('item: { order_id: { expr: "1 +" } }\n');
    const refused = await patchbay([...set, '--expires', 'P7D']);
    expect(refused.code).toBe(2);
    expect(refused.talk).toContain('expression/S0207');
    expect(refused.talk).toContain('at patch.item.order_id.expr');
    expect(refused.talk).not.toContain('request');
    const soon = await patchbay([...set, '--expires', 'soon']);
    expect(soon.code).toBe(2);
    expect(soon.talk).toContain('at --expires');
    expect(soon.talk).toContain('or a duration from now (P7D, PT2H)');
    expect(soon.talk).not.toContain('expires_at');
    const bare = await patchbay(['override', 'set', 'int_orders', '--file', 'patch.yaml']);
    expect(bare.code).toBe(2);
    expect(bare.talk.match(/^error.*$/gm)).toEqual([
      'error[override/option-missing] `--reason` is missing',
      'error[override/option-missing] `--expires` is missing',
    ]);
    write('{ reason: r, expires_at: soon, patch: { item: { note: { value: x } } } }\n');
    expect((await patchbay(['override', 'set', 'int_orders', '--file', 'patch.yaml'])).talk).toContain(
      'at expires_at',
    );
    write('- no map\n');
    expect(await patchbay(set)).toMatchObject({
      code: 2,
      talk: expect.stringContaining('override/unreadable-patch'),
    });

    const { out, code } = await patchbay(['override', 'export', 'int_orders']);
    expect(code).toBe(0);
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['apply', '-'], { cwd: folder, input: out });
    expect(readFileSync(join(folder, 'blueprints/orders.yaml'), 'utf8')).toContain('default: none');

    expect(await patchbay(['override', 'clear', 'int_orders'])).toMatchObject({ code: 0 });
    expect((await patchbay(['override', 'list'])).talk).toContain('there is no override');
    expect(await patchbay(['override', 'clear', 'int_orders'])).toMatchObject({
      code: 2,
      talk: expect.stringContaining('override/none'),
    });
    await server.stop();
  }, 60_000);

  it('shows what one in the shadow would change, with an example of each difference', async () => {
    const { folder, patchbay, serve } = await adminProject();
    const server = await serve();
    const patch = 'item:\n  order_id: { expr: "$uppercase(properties.order_id)" }\n  note: { value: x }\n';
    writeFileSync(join(folder, 'patch.yaml'), patch);
    const words = ['--file', 'patch.yaml', '--reason', 'to see', '--expires', 'P1D', '--mode', 'shadow'];
    expect(await patchbay(['override', 'set', 'int_orders', ...words])).toMatchObject({ code: 0 });
    const { ingestUrl } = JSON.parse(readFileSync(join(folder, 'state/endpoints.json'), 'utf8'));
    const { status } = await fetch(`${ingestUrl}/v1/track`, {
      method: 'POST',
      headers: { Authorization: 'Bearer key-of-the-source' },
      body: JSON.stringify({ event_id: 'e1', event: 'Order', properties: { order_id: 'o-7' } }),
    });
    expect(status).toBe(200);
    const list = async () => (await patchbay(['override', 'list'])).out;
    await expect.poll(list, { timeout: 20_000 }).toContain('1 of 1 differ');
    expect((await list()).split('\n').slice(1)).toEqual([
      'int_orders: the override would change',
      '  item.note      appears  1 of 1  e1: nothing → "x"',
      '  item.order_id  changes  1 of 1  e1: "o-7" → "O-7"',
      '',
    ]);
    await server.stop();
  }, 60_000);

  it.each([
    ['P7D', '2026-01-08T00:00:00.000Z'],
    ['PT90M', '2026-01-01T01:30:00.000Z'],
    ['P1M', '2026-02-01T00:00:00.000Z'],
    ['2026-03-01T12:00:00+01:00', '2026-03-01T12:00:00+01:00'],
    ['soon', 'soon'],
  ])('takes %s as an end', (text, end) => {
    expect(readEnd(text, Date.UTC(2026, 0, 1))).toBe(end);
  });
});
