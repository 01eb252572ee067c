import { expect, it, onTestFinished } from 'vitest';
import { operations } from '../../../src/admin/operations/operations.ts';
import { temporaryFolder } from '../../spool/temporaryFolder.ts';
import { deadline, findFault } from './findFault.ts';
import { openTarget } from './openTarget.ts';
import { playRequests } from './playRequests.ts';
import { tellSecrets } from './tellSecrets.ts';

it('no request, however odd, is answered by a fault, late, in another shape than declared, or with a secret', async () => {
  const { target, serving } = await openTarget(temporaryFolder(), (child) => {
    onTestFinished(() => void child.kill('SIGKILL'));
  });
  const { faults, statuses, done, cutOff } = await playRequests({ seed: 20_260_101, requests: 1200, target });
  expect(faults).toEqual([]);
  expect(tellSecrets(serving.said(), target.secrets)).toEqual([]);
  // Something was shown: nearly every operation was done, and every kind of refusal met.
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 201, 400, 401, 403, 404, 405, 409, 422]));
  const undone = operations.filter(({ id }) => !done.has(id)).map(({ id }) => id);
  expect(undone.length).toBeLessThan(operations.length / 4);
  expect(cutOff).toBeLessThan(200);
  expect((await fetch(`${target.ingestUrl}/readyz`)).status).toBe(200);
  expect(await serving.stop('SIGTERM')).toBe(0);
}, 180_000);

it('a fault would be found: a 500, a late answer, another shape, a secret, a body that the document does not know', () => {
  const request = {
    side: 'admin',
    method: 'GET',
    path: '/v1/admin/integrations?limit=1',
    headers: {},
  } as const;
  const headers = new Headers({ 'content-type': 'application/json' });
  const page = JSON.stringify({ data: [], next_cursor: null, has_more: false });
  const answer = { status: 200, headers, text: page, took: 1 };
  const find = (more: object, asked: object = {}) =>
    findFault({ ...request, ...asked }, { ...answer, ...more }, ['planted']);
  expect(find({})).toBeUndefined();
  expect(find({ status: 500 })).toContain('500');
  expect(find({ took: deadline + 1 })).toContain('takes');
  expect(find({ text: '{"data":[]}' })).toContain('required');
  expect(find({ headers: new Headers({ 'content-type': 'application/json', x: 'planted' }) })).toContain(
    'secret',
  );
  const made = {
    status: 201,
    text: JSON.stringify({
      id: 'a',
      name: 'a',
      role: 'viewer',
      created_at: '2026-01-01T00:00:00Z',
      created_by: 'a',
      token: 't',
    }),
  };
  const post = { method: 'POST', path: '/v1/admin/tokens' };
  expect(find(made, { ...post, body: Buffer.from('{"name":"a","role":"viewer"}') })).toBeUndefined();
  expect(find(made, { ...post, body: Buffer.from('{"name":"a","role":"boss"}') })).toContain('not declared');
  const counted = { status: 200, text: '{"accepted":1,"errors":[]}' };
  expect(find(counted, { side: 'ingest', method: 'POST', path: '/v1/events' })).toBeUndefined();
  expect(find({ text: '{}' }, { side: 'ingest', method: 'POST', path: '/v1/events' })).toContain(
    'another shape',
  );
  expect(
    tellSecrets('{"message":"planted"}\n{"message":"a request met a fault"}\n{}', ['planted']),
  ).toHaveLength(2);
});
