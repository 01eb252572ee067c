import type { AuditAction } from '../../engine/index.ts';
import type { Cost } from '../limits/Cost.ts';
import type { JsonSchema } from '../schemas/JsonSchema.ts';
import type { Role } from '../tokens/Role.ts';
import type { AdminDesk } from './AdminDesk.ts';
import type { AdminRequest } from './AdminRequest.ts';
import type { Reply } from './Reply.ts';

/**
 * One thing that the admin API does. All there is to know of it stands here: its route, who may ask for it, what it
 * takes and what it answers. The routes, the checks of requests, the OpenAPI document, the reference and the tests are
 * made of it.
 */
export interface Operation<Path extends string = string> {
  /** Its name in programs that are made from the OpenAPI document: `installIntegration`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters in braces: `/v1/admin/integrations/{id}`. */
  readonly path: Path;
  readonly area: Area;
  /** A line for people, without a full stop. */
  readonly summary: string;
  /** What more there is to know, as Markdown. */
  readonly description?: string;
  /** The least role that it takes; `anyone` needs no token. */
  readonly role: Role | 'anyone';
  /** What it counts as where requests are limited. */
  readonly cost: Cost;
  /** What it is called in the audit log, which gets the `change` of its reply; absent where it changes nothing. */
  readonly audit?: AuditAction;
  /** Whether `Idempotency-Key` is heeded: for what makes something, and answers no secret. */
  readonly idempotent?: boolean;
  /** Parameters of the query, by name; none of them has to be given. */
  readonly query?: Readonly<Record<string, JsonSchema>>;
  readonly body?: OperationBody;
  /** What it answers when all is well, by status. */
  readonly answers: Readonly<Record<number, OperationAnswer>>;
  /** Statuses of refusals beside those that every operation may answer. */
  readonly refusals?: readonly RefusalStatus[];
  handle(request: AdminRequest<Path>, desk: AdminDesk): Reply | Response | Promise<Reply | Response>;
}

/** Headings of the reference. */
export const areas = [
  'catalog',
  'integrations',
  'events',
  'overrides',
  'blueprints',
  'reload',
  'dead letters',
  'tokens',
  'secrets',
  'server',
] as const;
export type Area = (typeof areas)[number];

export type RefusalStatus = 404 | 409 | 422;

/** What an operation reads from a request's body: a JSON object, or bytes. */
export type OperationBody =
  | {
      readonly kind: 'object';
      readonly schema: JsonSchema;
      /**
       * Who holds it against the schema: this layer, or the handler, which has better words for what is wrong. It
       * refuses at least what the schema refuses.
       */
      readonly checkedBy: 'schema' | 'handler';
      /** Bytes; 512 KiB if not given. */
      readonly limit?: number;
    }
  | { readonly kind: 'events' }
  /** A JSON object that the handler reads from its bytes: numbers keep their digits, and faults are its to tell. */
  | { readonly kind: 'bytes'; readonly schema: JsonSchema };

export interface OperationAnswer {
  readonly description: string;
  readonly schema: JsonSchema;
  /** `application/json` if not given. */
  readonly type?: 'text/plain' | 'text/x-diff' | 'text/event-stream';
}

/** Checks the path of an operation against what its handler reads of it. */
export function operation<Path extends string>(declared: Operation<Path>): Operation {
  return declared;
}
