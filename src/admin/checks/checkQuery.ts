import type { ErrorObject } from 'ajv';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { AdminError } from '../AdminError.ts';
import type { Operation } from '../operations/Operation.ts';
import { largestLimit } from '../page.ts';
import { formOf } from './formOf.ts';
import type { RequestSchemas } from './RequestSchemas.ts';

/**
 * The parameters of a query by name.
 *
 * @throws AdminError 400 for one that the operation does not know, that occurs twice or that has another form.
 */
export function checkQuery(
  operation: Operation,
  url: string,
  schemas: RequestSchemas,
): Readonly<Record<string, string>> {
  const values: Record<string, string> = Object.create(null);
  for (const [name, value] of new URL(url).searchParams) {
    if (name in values) throw refusal('admin/repeated-parameter', name);
    values[name] = value;
  }
  if (Object.keys(values).length === 0) return values;
  const [error] = schemas.queryErrors(operation, values);
  if (error !== undefined) throw complain(error, Object.keys(operation.query ?? {}));
  return values;
}

function complain({ keyword, params, instancePath, ...error }: ErrorObject, known: string[]): AdminError {
  if (keyword === 'additionalProperties') {
    const name = String(params.additionalProperty);
    const near = suggest(name.slice(0, 100), known);
    return refusal(
      'admin/unknown-parameter',
      name,
      near === undefined ? {} : { hint: `did you mean \`${near}\`?` },
    );
  }
  const name = instancePath.slice(1);
  if (name === 'limit') return new AdminError(400, diagnose('admin/bad-limit', { largest: largestLimit }));
  const form = formOf({ keyword, params, instancePath, ...error });
  return new AdminError(400, diagnose('admin/bad-parameter', { name, form }));
}

function refusal(
  code: 'admin/unknown-parameter' | 'admin/repeated-parameter',
  name: string,
  advice: { readonly hint?: string } = {},
): AdminError {
  return new AdminError(400, diagnose(code, { name: name.slice(0, 100) }, advice));
}
