import type { ErrorObject } from 'ajv';
import { wantedShapes } from '../../yaml/shapeOf.ts';

/** What a value has to be, in words that follow "must be". Nothing of the value is repeated, which may be a secret. */
export function formOf({ keyword, params, schema, message }: ErrorObject): string {
  switch (keyword) {
    case 'type':
      return wantedShapes(params.type).replace('a map', 'an object');
    case 'enum':
      return `one of ${(schema as readonly unknown[]).join(', ')}`;
    case 'const':
      return JSON.stringify(schema);
    case 'minimum':
      return `at least ${params.limit}`;
    case 'maximum':
      return `at most ${params.limit}`;
    case 'minLength':
      return `at least ${params.limit} characters long`;
    case 'maxLength':
      return `at most ${params.limit} characters long`;
    case 'minItems':
      return `a list of at least ${params.limit}`;
    case 'maxItems':
      return `a list of at most ${params.limit}`;
    case 'pattern':
      return `of the form ${params.pattern}`;
    case 'format':
      return `a ${params.format}`;
    default:
      return (message ?? keyword).replace(/^must (?:be )?/, '');
  }
}
