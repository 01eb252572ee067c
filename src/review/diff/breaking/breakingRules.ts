import type { BreakingRule } from './BreakingRule.ts';
import type { CatalogPair } from './CatalogPair.ts';
import type { ObservedPair, PlanPair } from './PlanPair.ts';
import { attributeRemoved } from './rules/attributeRemoved.ts';
import { attributeVanished } from './rules/attributeVanished.ts';
import { blueprintRemoved } from './rules/blueprintRemoved.ts';
import { catalogRemoved } from './rules/catalogRemoved.ts';
import { configDefaultChanged } from './rules/configDefaultChanged.ts';
import { configFieldNarrowed } from './rules/configFieldNarrowed.ts';
import { configFieldRemoved } from './rules/configFieldRemoved.ts';
import { configFieldRequired } from './rules/configFieldRequired.ts';
import { deadMore } from './rules/deadMore.ts';
import { destinationChanged } from './rules/destinationChanged.ts';
import { encodingChanged } from './rules/encodingChanged.ts';
import { filteredMore } from './rules/filteredMore.ts';
import { integrationRemoved } from './rules/integrationRemoved.ts';
import { keyChanged } from './rules/keyChanged.ts';
import { keyMoved } from './rules/keyMoved.ts';
import { operationChanged } from './rules/operationChanged.ts';
import { operationSeen } from './rules/operationSeen.ts';
import { partitionKeyChanged } from './rules/partitionKeyChanged.ts';
import { recordsFiltered } from './rules/recordsFiltered.ts';
import { requiredAdded } from './rules/requiredAdded.ts';
import { secretUnmasked } from './rules/secretUnmasked.ts';
import { typeChanged } from './rules/typeChanged.ts';
import { typeSeen } from './rules/typeSeen.ts';
import { variantRemoved } from './rules/variantRemoved.ts';
import type { SnapshotPair } from './SnapshotPair.ts';
import type { VersionPair } from './VersionPair.ts';

interface BreakingRules {
  readonly project: readonly BreakingRule<SnapshotPair>[];
  readonly catalog: readonly BreakingRule<CatalogPair>[];
  /** Of everything that makes records and was there before. */
  readonly version: readonly BreakingRule<VersionPair>[];
  /** Of two versions that compile: what their structure proves. */
  readonly plan: readonly BreakingRule<PlanPair>[];
  /** Of the same, after they ran: what was seen on events. */
  readonly drift: readonly BreakingRule<ObservedPair>[];
}

/** Every way in which a change can break what others rely on, by what it looks at. */
export const breakingRules: BreakingRules = {
  project: [catalogRemoved, integrationRemoved],
  catalog: [
    configFieldRequired,
    configFieldRemoved,
    configFieldNarrowed,
    configDefaultChanged,
    secretUnmasked,
    variantRemoved,
  ],
  version: [blueprintRemoved, destinationChanged],
  plan: [
    keyChanged,
    partitionKeyChanged,
    attributeRemoved,
    typeChanged,
    requiredAdded,
    filteredMore,
    operationChanged,
    encodingChanged,
  ],
  drift: [keyMoved, operationSeen, attributeVanished, typeSeen, recordsFiltered, deadMore],
};
