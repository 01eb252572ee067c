import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { openApiDocument } from '../../src/admin/openapi/openApiDocument.ts';
import { refusalsOf } from '../../src/admin/openapi/refusalsOf.ts';
import type { Operation } from '../../src/admin/operations/Operation.ts';
import { operations } from '../../src/admin/operations/operations.ts';
import { pointer } from '../../src/yaml/pointer.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema({ ...openApiDocument(operations), $id: 'document' });

const validators = new Map<string, ValidateFunction>();

export interface CheckedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Which operation a request asks for; undefined where there is none. */
export function operationAt(method: string, path: string): Operation | undefined {
  const asked = method === 'HEAD' ? 'GET' : method;
  return operations.find((one) => one.method === asked && patternOf(one.path).test(path));
}

/**
 * Throws unless an answer is what the OpenAPI document declares for its operation, or a refusal where there is none.
 *
 * @param path as it arrived, without the query.
 */
export function checkAnswer(method: string, path: string, answer: CheckedAnswer): void {
  const { status, headers, text } = answer;
  const operation = operationAt(method, path);
  const complain = (words: string) => {
    throw new Error(`${method} ${path} answered ${status}: ${words}\n${text.slice(0, 1000)}`);
  };
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  const declared = operation?.answers[status];
  if (operation !== undefined && declared === undefined) {
    if (!refusalsOf(operation).some(([known]) => known === status)) complain('which is not declared');
  }
  if (operation === undefined && ![400, 401, 404, 405, 429].includes(status)) {
    complain('where there is nothing');
  }
  if (method === 'HEAD') return;
  const wanted = declared?.type ?? 'application/json';
  if (type !== wanted) complain(`as ${type} and not as ${wanted}`);
  if (wanted !== 'application/json') return;
  const validate = validatorOf(operation === undefined ? undefined : pointerTo(operation, status));
  if (!validate(JSON.parse(text))) complain(ajv.errorsText(validate.errors));
}

function pointerTo({ path, method }: Operation, status: number): string {
  const places = ['paths', path, method.toLowerCase(), 'responses', status, 'content', 'application/json'];
  return pointer(...places, 'schema');
}

function validatorOf(at = '/components/schemas/Error'): ValidateFunction {
  const validator = validators.get(at) ?? ajv.compile({ $ref: `document#${encodeURI(at)}` });
  validators.set(at, validator);
  return validator;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}
