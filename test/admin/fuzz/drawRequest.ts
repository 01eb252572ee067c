import type { Operation } from '../../../src/admin/operations/Operation.ts';
import { operations } from '../../../src/admin/operations/operations.ts';
import { componentSchemas } from '../../../src/admin/schemas/componentSchemas.ts';
import type { JsonSchema } from '../../../src/admin/schemas/JsonSchema.ts';
import { eventRoutes } from '../../../src/ingest/eventRoutes.ts';
import type { Random } from '../../expression/fuzz/Random.ts';
import type { DrawnRequest } from './DrawnRequest.ts';
import { hostileBody, hostileSegment, hostileValue } from './hostileValues.ts';
import { SchemaPlay } from './SchemaPlay.ts';
import type { Target } from './Target.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
const eventSchema: JsonSchema = JSON.parse(
  '{"type":"object","required":["type"],"properties":{"type":{"enum":["track","page","identify"]},' +
    '"event":{"type":"string"},"event_id":{"type":"string"},"properties":{"type":"object"},"context":{"type":"object"}}}',
);

/** What is removed is not there for those that come later; a test event is waited for as long as its destination fails. */
const weights: Readonly<Record<string, number>> = {
  removeIntegration: 0.05,
  sendTestEvent: 0.2,
  installIntegration: 3,
  changeIntegration: 3,
  setOverride: 3,
};
const weighted = operations.map((operation) => ({ ...operation, weight: weights[operation.id] ?? 1 }));

/** Draws a request: to any operation or route of ingest, sound or in some way not. */
export function drawRequest(random: Random, target: Target): DrawnRequest {
  if (random.chance(0.2)) return drawIngest(random, target);
  return drawAdmin(random, target, random.pickWeighted(weighted));
}

function drawAdmin(random: Random, target: Target, operation: Operation): DrawnRequest {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const sound = target.parameters.get(`${operation.area} ${name}`) ?? target.parameters.get(name);
    if (sound !== undefined && random.chance(0.75)) return random.pick(sound);
    return random.chance(0.3) ? encodeURIComponent(random.pick(target.words)) : hostileSegment(random);
  });
  const method = random.chance(0.95) ? operation.method : random.pick(methods);
  const tail = random.chance(0.03) ? `/${hostileSegment(random)}` : '';
  return {
    side: 'admin',
    method,
    path: `${path}${tail}${drawQuery(random, target, operation)}`,
    ...drawAuthorization(random, target),
    ...(method === 'GET' || method === 'HEAD' || method === 'TRACE'
      ? {}
      : drawBody(random, target, operation)),
  };
}

function drawQuery(random: Random, target: Target, { query = {} }: Operation): string {
  const pairs: string[] = [];
  const play = new SchemaPlay(random, componentSchemas, target.words, 0.2);
  for (const [name, schema] of Object.entries(query)) {
    if (random.chance(0.3)) pairs.push(`${name}=${encoded(random, String(play.draw(schema)))}`);
  }
  if (random.chance(0.05)) pairs.push(`${hostileSegment(random)}=${hostileSegment(random)}`);
  if (random.chance(0.02)) pairs.push(...pairs);
  return pairs.length === 0 ? '' : `?${random.shuffled(pairs).join('&')}`;
}

function encoded(random: Random, text: string): string {
  if (random.chance(0.2)) return hostileSegment(random);
  return encodeURIComponent(text.toWellFormed().slice(0, 3000));
}

function drawAuthorization(random: Random, { tokens }: Target): Pick<DrawnRequest, 'headers' | 'from'> {
  const more = drawHeaders(random);
  const role = random.pick(['viewer', 'editor', 'editor', 'admin', 'admin'] as const);
  if (random.chance(0.95))
    return { headers: { ...more, authorization: `Bearer ${random.pick(tokens[role])}` } };
  const wrong = ['Bearer wrong', 'Basic Og==', 'Bearer', `Bearer ${'x'.repeat(2000)}`, 'bearer  \t', 'é'];
  const from = `127.${random.between(1, 250)}.${random.between(0, 250)}.${random.between(1, 250)}`;
  return { from, headers: random.chance(0.3) ? more : { ...more, authorization: random.pick(wrong) } };
}

function drawHeaders(random: Random): Record<string, string> {
  const headers: Record<string, string> = {};
  if (random.chance(0.1))
    headers['idempotency-key'] = random.pick(['k1', 'k2', 'k3', 'a b', 'x'.repeat(300), '"']);
  if (random.chance(0.1)) headers['x-request-id'] = random.pick(['a', 'x'.repeat(500), '<b>', '__proto__']);
  if (random.chance(0.02)) headers['content-encoding'] = random.pick(['gzip', 'br', 'identity', 'x']);
  if (random.chance(0.05))
    headers['content-type'] = random.pick(['text/html', 'application/json; charset=utf-16', '']);
  if (random.chance(0.02)) headers.expect = random.pick(['100-continue', 'nothing']);
  if (random.chance(0.02)) headers['x-http-method-override'] = 'DELETE';
  return headers;
}

function drawBody(random: Random, target: Target, { body }: Operation): Pick<DrawnRequest, 'body'> {
  if (body === undefined) return random.chance(0.2) ? { body: hostileBody(random) } : {};
  if (random.chance(0.25)) return { body: hostileBody(random) };
  const play = new SchemaPlay(random, componentSchemas, target.words, random.pick([0, 0.05, 0.3]));
  const schema = body.kind === 'events' ? eventSchema : body.schema;
  return { body: Buffer.from(JSON.stringify(play.draw(schema)) ?? '') };
}

function drawIngest(random: Random, target: Target): DrawnRequest {
  const routes = [...eventRoutes.keys(), '/healthz', '/readyz', `/v1/${hostileSegment(random)}`];
  const path = random.pick(routes);
  const isPost = !['/healthz', '/readyz'].includes(path);
  const method = random.chance(0.95) ? (isPost ? 'POST' : 'GET') : random.pick(methods);
  const play = new SchemaPlay(random, {}, target.words, random.pick([0, 0.1]));
  const event = () => (random.chance(0.9) ? play.draw(eventSchema) : hostileValue(random));
  const events = path === '/v1/batch' ? { batch: random.times(0, 4, event) } : event();
  const body = random.chance(0.3) ? hostileBody(random) : Buffer.from(JSON.stringify(events) ?? '');
  const key = random.chance(0.95) ? target.writeKey : 'wrong';
  return {
    side: 'ingest',
    method,
    path: random.chance(0.95) ? path : `${path}?${hostileSegment(random)}`,
    headers: { ...drawHeaders(random), authorization: `Bearer ${key}` },
    ...(method === 'GET' || method === 'HEAD' || method === 'TRACE' ? {} : { body }),
  };
}
