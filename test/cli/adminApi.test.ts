import { expect, it } from 'vitest';
import { AdminApi } from '../../src/cli/api/AdminApi.ts';

function api(answers: readonly Response[]) {
  const waits: number[] = [];
  let asked = 0;
  const exchange = async () => answers[asked++] ?? Response.json({ data: [], next_cursor: null });
  const pause = async (milliseconds: number) => waits.push(milliseconds);
  return { api: new AdminApi(exchange, 'token', undefined, pause), waits, asked: () => asked };
}

const tooMany = (seconds?: string) =>
  Response.json(
    { error: { code: 'admin/too-many-requests', message: 'too many' } },
    { status: 429, ...(seconds === undefined ? {} : { headers: { 'Retry-After': seconds } }) },
  );

it('a command that asks too much waits as it is told, and goes on', async () => {
  const { api: admin, waits } = api([tooMany('2'), tooMany(), tooMany('600'), Response.json({ ok: true })]);
  expect(await admin.get('/integrations')).toEqual({ ok: true });
  expect(waits).toEqual([2000, 1000, 10_000]);
});

it('a command that is told to wait again and again gives up, and says why', async () => {
  const { api: admin, asked } = api(Array.from({ length: 20 }, () => tooMany('1')));
  await expect(admin.get('/integrations')).rejects.toThrow('too many');
  expect(asked()).toBe(10);
});
