import { defaultAdminLimits } from '../../src/admin/limits/AdminLimits.ts';
import { refusalsOf } from '../../src/admin/openapi/refusalsOf.ts';
import { areas, type Operation } from '../../src/admin/operations/Operation.ts';
import { operations } from '../../src/admin/operations/operations.ts';
import { componentSchemas } from '../../src/admin/schemas/componentSchemas.ts';
import type { JsonSchema } from '../../src/admin/schemas/JsonSchema.ts';
import { code, slug, table } from './markdown.ts';

/** Every operation of the admin API, and what they have in common. */
export function adminPage(): string {
  return [
    '# Admin API',
    ...conventions(),
    ...areas.flatMap((area) => [
      `## ${capitalised(area)}`,
      ...operations.filter((operation) => operation.area === area).map(operationText),
    ]),
    '## Schemas',
    'In the words of [JSON Schema](https://json-schema.org/), as the OpenAPI document has them.',
    ...Object.entries(componentSchemas).map(([name, schema]) => [`### ${name}`, fenced(schema)].join('\n\n')),
  ].join('\n\n');
}

function conventions(): string[] {
  const { rates, guesses, streams } = defaultAdminLimits;
  const rows = Object.entries(rates).map(([kind, { burst, perSecond }]) => [
    code(kind),
    String(burst),
    `${perSecond} a second`,
  ]);
  return [
    'It listens on port 8084 of 127.0.0.1 unless told otherwise. `GET /v1/admin/openapi.json` answers the same as an ' +
      'OpenAPI 3.1 document, from which clients can be made.',
    '**Tokens.** `Authorization: Bearer <token>`. A viewer reads, an editor changes integrations and dead letters, an ' +
      'admin also makes tokens and rotates the key of the secrets: `patchbay token create`.',
    '**Lists** come in pages: `?cursor=&limit=50` answers `{data, next_cursor, has_more}`, and `next_cursor` is the ' +
      '`cursor` of the next page. At most 100 items come at once.',
    '**Errors** have one shape, `{error: {code, message, hint?, details?}}`, whatever is wrong; `details` tells the ' +
      'faults field by field, and `patchbay explain <code>` tells more of a code. What is not understood, be it a ' +
      'member of a body or a parameter of a query, is refused and not overlooked.',
    '**Secrets** answer `***`. Sent back so, they stay as they are.',
    '**Requests** are named by `X-Request-Id`: the one that the caller sends, or one that is made. It is answered, and ' +
      'stands in the audit log.',
    '**Sizes and times.** A body may have 512 KiB, one of events 5 MiB, a header 16 KiB. A header has 10 s to arrive and ' +
      'a whole request 30 s. Bodies that are packed are answered 415.',
    '**Limits.** Each token has an allowance for each kind of request, which fills up again by itself. `RateLimit` ' +
      'tells with each answer what is left, `RateLimit-Policy` how much there is; beyond it the answer is 429 with ' +
      '`Retry-After`.',
    table(['kind', 'at once', 'and then'], rows),
    `An address that has shown ${guesses.burst} wrong tokens waits before another one is looked at, the right one too; ` +
      `${guesses.perSecond} a second is forgiven. ${streams.each} live streams may be open for a token, ${streams.all} in all.`,
    '**Idempotency.** A request with an `Idempotency-Key`, where it is heeded, is done once: sent again with the same body ' +
      'it is answered the same, with `Idempotent-Replayed: true`. With another body it is answered 422, while the first ' +
      'is under way 409. The last 1000 keys are kept for 24 hours, also across restarts.',
  ];
}

function operationText(operation: Operation): string {
  const {
    method,
    path,
    summary,
    description,
    role,
    cost,
    query = {},
    body,
    answers,
    idempotent,
    audit,
  } = operation;
  const needs = role === 'anyone' ? 'Needs no token.' : `Role: ${code(role)}. Counts as ${code(cost)}.`;
  const facts = [
    needs,
    ...(idempotent === true ? ['Heeds `Idempotency-Key`.'] : []),
    ...(audit === undefined ? [] : [`In the audit log as ${code(audit)}.`]),
  ].join(' ');
  const parameters = Object.entries(query).map(([name, schema]) => [
    code(name),
    String(schema.description ?? ''),
  ]);
  return [
    `### ${code(`${method} ${path}`)}`,
    `${summary}.`,
    ...(description === undefined ? [] : [description]),
    facts,
    ...(parameters.length === 0 ? [] : [table(['parameter', 'what it is'], parameters)]),
    ...(body === undefined
      ? []
      : [`Body: ${body.kind === 'events' ? 'an event, or a list of events' : shapeText(body.schema)}.`]),
    table(
      ['status', 'body', 'meaning'],
      Object.entries(answers).map(([status, { schema, type, description: meaning }]) => [
        status,
        type === undefined ? shapeText(schema) : code(type),
        meaning,
      ]),
    ),
    `Refusals: ${refusalsOf(operation)
      .map(([status]) => status)
      .join(', ')}.`,
  ].join('\n\n');
}

/** A schema by its name, or what it is where it has none. */
function shapeText(schema: JsonSchema): string {
  const name = /^#\/components\/schemas\/(\w+)$/.exec(String(schema.$ref))?.[1];
  if (name !== undefined) return `[${name}](#${slug(name)})`;
  const item = /"items":\{"\$ref":"#\/components\/schemas\/(\w+)"\}/.exec(JSON.stringify(schema))?.[1];
  if (item !== undefined) return `a page of [${item}](#${slug(item)})`;
  return code(JSON.stringify(schema.properties ?? schema.type ?? {}));
}

function fenced(schema: JsonSchema): string {
  return `\`\`\`json\n${JSON.stringify(schema, null, 2)}\n\`\`\``;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
