import type { ErrorObject } from 'ajv';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { pointer, pointerSegments } from '../../yaml/pointer.ts';
import { AdminError, type FieldProblem } from '../AdminError.ts';
import type { Operation } from '../operations/Operation.ts';
import { formOf } from './formOf.ts';
import type { RequestSchemas } from './RequestSchemas.ts';

/** Fields that the message names; all are in the details. */
const mostNamed = 5;
/** Of a name that a caller made up, so many characters are repeated. */
const shown = 100;

/**
 * Holds a body against the schema that its operation declares.
 *
 * @throws AdminError 422 with what is wrong, field by field.
 */
export function checkBody(operation: Operation, body: unknown, schemas: RequestSchemas): void {
  const details = schemas.bodyErrors(operation, body).map(problemOf);
  if (details.length === 0) return;
  const names = details.slice(0, mostNamed).map(({ field }) => field.slice(0, shown));
  const fields = `${names.join(', ')}${details.length > mostNamed ? ', …' : ''}`;
  throw new AdminError(422, diagnose('admin/bad-body', { count: details.length, fields }), { details });
}

function problemOf(error: ErrorObject): FieldProblem {
  const { keyword, params, instancePath, parentSchema } = error;
  if (keyword === 'additionalProperties') {
    const name = String(params.additionalProperty);
    const near = suggest(name.slice(0, shown), Object.keys(parentSchema?.properties ?? {}));
    const hint = near === undefined ? {} : { hint: `did you mean \`${near}\`?` };
    const field = fieldOf(instancePath + pointer(name));
    return { ...diagnose('admin/unknown-member', { field }, hint), field };
  }
  if (keyword === 'required') {
    const field = fieldOf(instancePath + pointer(String(params.missingProperty)));
    return { ...diagnose('admin/missing-member', { field }), field };
  }
  const field = fieldOf(instancePath);
  return { ...diagnose('admin/bad-member', { field, form: formOf(error) }), field };
}

/** `config.region`, `ids[0]`. */
function fieldOf(at: string): string {
  const name = pointerSegments(at)
    .map((segment) => (/^\d+$/.test(segment) ? `[${segment}]` : `.${segment.slice(0, shown)}`))
    .join('');
  return name === '' ? 'the body' : name.replace(/^\./, '');
}
