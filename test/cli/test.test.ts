import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runPatchbay } from '../endToEnd/runPatchbay.ts';

const blueprint = `blueprint: shop/orders
version: 1
key: { partition: id }
when: $not(properties.test = true)
item:
  id: { from: [user_id, event_id], type: S }
  plan: { from: traits.plan, values: { pro: paid, enterprise: paid, "*": free } }
  total: { from: properties.total, type: N, default: 0 }
events:
  Heartbeat: { action: drop }
  Refund: { item: { total: { value: -1 } } }
`;

const tests = `# Written by hand.
tests:
  - name: a paid order
    event: { event_id: e1, type: track, event: Order, traits: { plan: pro }, properties: { total: 4.50 } }
    expect:
      item:
        id: { S: e1 } # the event's own
        plan: { S: free }
        total: { N: "4.5" }
        coupon: { S: none }

  - name: a heartbeat
    event: { event_id: e2, type: track, event: Heartbeat }
    expect: { item: { id: { S: e2 } } }

  # everything of it
  - name: a visitor
    event: { event_id: e3, type: page, user_id: u3 }
    exact: true
    expect: { item: { id: { S: u3 } } }
`;

describe('patchbay test', () => {
  let folder: string;
  const file = (name: string) => join(folder, 'blueprints/shop', name);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'patchbay-test-'));
    mkdirSync(join(folder, 'blueprints/shop'), { recursive: true });
  });
  beforeEach(() => {
    writeFileSync(file('orders.yaml'), blueprint);
    writeFileSync(file('orders.test.yaml'), tests);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows what was expected above what came out', async () => {
    const { code, talk } = await runPatchbay(folder, ['test']);
    expect(code).toBe(1);
    expect(talk).toContain('    item.plan.S\n      - expected "free"\n      + got      "paid"\n');
    expect(talk).toContain('0 passed, 3 failed');
  });

  it('updates what failed, and leaves comments and what was right alone', async () => {
    expect((await runPatchbay(folder, ['test', '--update'])).code).toBe(0);
    expect(readFileSync(file('orders.test.yaml'), 'utf8')).toBe(`# Written by hand.
tests:
  - name: a paid order
    event: { event_id: e1, type: track, event: Order, traits: { plan: pro }, properties: { total: 4.50 } }
    expect:
      item:
        id: { S: e1 } # the event's own
        plan: { S: paid }
        total: { N: "4.5" }

  - name: a heartbeat
    event: { event_id: e2, type: track, event: Heartbeat }
    expect: { filtered: action }

  # everything of it
  - name: a visitor
    event: { event_id: e3, type: page, user_id: u3 }
    exact: true
    expect: { item: { id: { S: u3 }, total: { N: "0" } } }
`);
    expect((await runPatchbay(folder, ['test'])).talk).toContain('3 passed, 0 failed');
  });

  it('names each part that no test would miss, and fails below what is asked for', async () => {
    await runPatchbay(folder, ['test', '--update']);
    const { code, talk } = await runPatchbay(folder, ['test', '--coverage']);
    expect(code).toBe(0);
    const missed = talk.split('\n').filter((line) => line.includes('no test would miss it'));
    expect(missed.map((line) => line.trim())).toEqual([
      'blueprints/shop/orders.yaml:4:1 when: no test would miss it',
      'blueprints/shop/orders.yaml:7:51 item.plan.values.enterprise: no test would miss it',
      'blueprints/shop/orders.yaml:7:69 item.plan.values.*: no test would miss it',
      'blueprints/shop/orders.yaml:11:3 events.Refund: no test would miss it',
      'blueprints/shop/orders.yaml:11:21 events.Refund.item.total: no test would miss it',
    ]);
    expect((await runPatchbay(folder, ['test', '--coverage', '90'])).code).toBe(1);
    expect((await runPatchbay(folder, ['test', '--coverage', '40'])).code).toBe(0);
    expect((await runPatchbay(folder, ['test', '--coverage', 'most'])).code).toBe(2);
  });

  it('watches: runs again when a file is saved, and ends on a signal', async () => {
    const main = resolve('dist/cli/main.js');
    const child = spawn(process.execPath, [main, 'test', '--watch'], {
      cwd: folder,
      env: { PATH: process.env.PATH, NO_COLOR: '1' },
    });
    try {
      await said(child, '0 passed, 3 failed', 'watching');
      writeFileSync(file('orders.yaml'), blueprint.replace('pro: paid', 'pro: free'));
      await said(child, '0 passed, 3 failed', 'watching');
      writeFileSync(file('orders.test.yaml'), tests.replace('        coupon: { S: none }\n', ''));
      await said(child, '1 passed, 2 failed', 'watching');
      child.kill('SIGINT');
      const [code] = await once(child, 'exit');
      expect(code).toBe(1);
    } finally {
      child.kill('SIGKILL');
    }
  });
});

/** Waits until a process has said something since it was last asked. */
function said(child: ChildProcess, ...texts: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    let all = '';
    const listen = (chunk: Buffer) => {
      all += chunk.toString();
      if (!texts.every((text) => all.includes(text))) return;
      child.stderr?.off('data', listen);
      done();
    };
    child.stderr?.on('data', listen);
    child.once('exit', (code) => fail(new Error(`ended with ${code} after:\n${all}`)));
  });
}
