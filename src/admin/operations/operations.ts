import { auditOperations } from './auditOperations.ts';
import { blueprintOperations } from './blueprintOperations.ts';
import { catalogOperations } from './catalogOperations.ts';
import { deadLetterOperations } from './deadLetterOperations.ts';
import { eventOperations } from './eventOperations.ts';
import { integrationOperations } from './integrationOperations.ts';
import { liveOperations } from './liveOperations.ts';
import type { Operation } from './Operation.ts';
import { overrideOperations } from './overrideOperations.ts';
import { reloadOperations } from './reloadOperations.ts';
import { revisionOperations } from './revisionOperations.ts';
import { secretOperations } from './secretOperations.ts';
import { serverOperations } from './serverOperations.ts';
import { testEventOperations } from './testEventOperations.ts';
import { tokenOperations } from './tokenOperations.ts';

/** Everything that the admin API does. */
export const operations: readonly Operation[] = [
  ...catalogOperations,
  ...integrationOperations,
  ...revisionOperations,
  ...overrideOperations,
  ...blueprintOperations,
  ...reloadOperations,
  ...deadLetterOperations,
  ...eventOperations,
  ...testEventOperations,
  ...liveOperations,
  ...tokenOperations,
  ...secretOperations,
  ...auditOperations,
  ...serverOperations,
];
