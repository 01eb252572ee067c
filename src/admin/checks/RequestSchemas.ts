import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Operation } from '../operations/Operation.ts';
import type { JsonSchema } from '../schemas/JsonSchema.ts';

/** Faults of a request that are told at once. */
const mostErrors = 50;

const documentId = 'openapi.json';

/** Holds requests against what their operations declare. Schemas are compiled when they are first used. */
export class RequestSchemas {
  readonly #document: JsonSchema;
  readonly #validators = new Map<string, ValidateFunction>();
  #bodies: Ajv2020 | undefined;
  #queries: Ajv2020 | undefined;

  /** @param document the OpenAPI document that the schemas of bodies refer to. */
  constructor(document: JsonSchema) {
    this.#document = document;
  }

  bodyErrors({ id, body }: Operation, value: unknown): readonly ErrorObject[] {
    if (body?.kind !== 'object' || body.checkedBy === 'handler') return [];
    this.#bodies ??= withFormats().addSchema({ ...this.#document, $id: documentId });
    return this.#errors(`body of ${id}`, this.#bodies, inDocument(body.schema), value);
  }

  /** @param values the parameters as they were sent. */
  queryErrors(
    { id, query = {} }: Operation,
    values: Readonly<Record<string, string>>,
  ): readonly ErrorObject[] {
    this.#queries ??= withFormats({ coerceTypes: true });
    const schema = { type: 'object', properties: query, additionalProperties: false };
    return this.#errors(`query of ${id}`, this.#queries, schema, { ...values });
  }

  #errors(name: string, ajv: Ajv2020, schema: JsonSchema, value: unknown): readonly ErrorObject[] {
    const validator = this.#validators.get(name) ?? ajv.compile(schema);
    this.#validators.set(name, validator);
    return validator(value) ? [] : (validator.errors ?? []).slice(0, mostErrors);
  }
}

function withFormats(options: { coerceTypes?: boolean } = {}): Ajv2020 {
  const ajv = new Ajv2020({
    ...options,
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    ownProperties: true,
    // The schemas are our own, and tested.
    strict: false,
    validateSchema: false,
  });
  formats.default(ajv, ['date-time', 'uri']);
  return ajv;
}

/** The schema with what it refers to found in the document. */
function inDocument(schema: unknown): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === '$ref' && typeof value === 'string' && value.startsWith('#') ? `${documentId}${value}` : value,
  );
}
