/** Labels there are. None of them holds what came in an event, or what a peer said. */
export const metricLabels = {
  integration: 'the id of an installed integration',
  reason: 'why an event made no record: `when`, `consent`, `action`, `condition`, `disabled`',
  revision: 'the number of a revision',
  outcome: 'what something has come to; a closed list for each metric',
  state: 'the state of a delivery: `starting`, `running`, `retrying`, `parked`, `disabled`',
  mode: 'the mode of an override: `live`, `shadow`, `canary`',
  drift: 'how an override and its blueprint differ by now: `contained`, `contradicted`',
  operation: 'the `operationId` of an operation of the admin API; `none` for a path that is none',
  status: 'the status of an answer',
} as const;

export type MetricLabel = keyof typeof metricLabels;

/** What numbers count: base units, and things that are counted one by one. */
export const metricUnits = [
  'bytes',
  'seconds',
  'events',
  'requests',
  'stops',
  'streams',
  'messages',
  'rollbacks',
  'state',
] as const;

export interface MetricRow {
  /** `patchbay_<noun>_<unit>`, and `_total` behind it for a counter. */
  readonly name: `patchbay_${string}`;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly unit: (typeof metricUnits)[number];
  readonly labels: readonly MetricLabel[];
  readonly help: string;
  /** Upper bounds of a histogram, in its unit. */
  readonly buckets?: readonly number[];
}

/** Revisions of an integration that have series of their own: every edit makes one, and series are not free. */
export const shownRevisions = 10;

/**
 * Every metric of Patchbay. A new one is a row here, and whoever knows its numbers sets it through `Metrics`; the page
 * of the reference and the law are taken from this table.
 */
export const metricTable = {
  accepted: {
    name: 'patchbay_accepted_events_total',
    type: 'counter',
    unit: 'events',
    labels: ['integration'],
    help: 'Events accepted for an integration since it was installed.',
  },
  delivered: {
    name: 'patchbay_delivered_events_total',
    type: 'counter',
    unit: 'events',
    labels: ['integration'],
    help: 'Events that the destination has taken.',
  },
  discarded: {
    name: 'patchbay_discarded_events_total',
    type: 'counter',
    unit: 'events',
    labels: ['integration'],
    help: 'Dead events that were dropped, and events that were abandoned.',
  },
  died: {
    name: 'patchbay_died_events_total',
    type: 'counter',
    unit: 'events',
    labels: ['integration'],
    help: 'Events that could not be delivered; a replayed one may count again.',
  },
  filtered: {
    name: 'patchbay_filtered_events_total',
    type: 'counter',
    unit: 'events',
    labels: ['integration', 'reason'],
    help: 'Events that made no record, by the reason.',
  },
  dead: {
    name: 'patchbay_dead_events',
    type: 'gauge',
    unit: 'events',
    labels: ['integration'],
    help: 'Events among the dead letters.',
  },
  inFlight: {
    name: 'patchbay_in_flight_events',
    type: 'gauge',
    unit: 'events',
    labels: ['integration'],
    help: 'Events that are accepted and have come to no end yet.',
  },
  byRevision: {
    name: 'patchbay_revision_events',
    type: 'gauge',
    unit: 'events',
    labels: ['integration', 'revision', 'outcome'],
    help: `Events by the revision that made their outcome, the last ${shownRevisions} of each integration; in flight with the present one.`,
  },
  spoolUsed: {
    name: 'patchbay_spool_used_bytes',
    type: 'gauge',
    unit: 'bytes',
    labels: [],
    help: 'Waiting events and dead letters on disk.',
  },
  spoolLimit: {
    name: 'patchbay_spool_limit_bytes',
    type: 'gauge',
    unit: 'bytes',
    labels: [],
    help: 'Where events begin to be refused.',
  },
  deliveryState: {
    name: 'patchbay_delivery_state',
    type: 'gauge',
    unit: 'state',
    labels: ['integration', 'state'],
    help: 'One for the state that the delivery of an integration is in.',
  },
  appends: {
    name: 'patchbay_append_duration_seconds',
    type: 'histogram',
    unit: 'seconds',
    labels: ['outcome'],
    help: 'Time until an accepted batch is on disk (`stored`), or is `refused`.',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2],
  },
  workerStops: {
    name: 'patchbay_worker_stops_total',
    type: 'counter',
    unit: 'stops',
    labels: [],
    help: 'Delivery workers that ended unexpectedly and were started again.',
  },
  adminRequests: {
    name: 'patchbay_admin_requests_total',
    type: 'counter',
    unit: 'requests',
    labels: ['operation', 'status'],
    help: 'Requests to the admin API, by what they asked for and what they were answered.',
  },
  liveStreams: {
    name: 'patchbay_live_streams',
    type: 'gauge',
    unit: 'streams',
    labels: [],
    help: 'Readers that watch events on their way.',
  },
  liveSkipped: {
    name: 'patchbay_live_skipped_events_total',
    type: 'counter',
    unit: 'events',
    labels: [],
    help: 'Events that were not shown to those who watch, since there were too many.',
  },
  liveMissed: {
    name: 'patchbay_live_missed_messages_total',
    type: 'counter',
    unit: 'messages',
    labels: [],
    help: 'Messages that readers have missed, since they read too slowly or came back too late.',
  },
  overrideState: {
    name: 'patchbay_override_state',
    type: 'gauge',
    unit: 'state',
    labels: ['integration', 'mode', 'state'],
    help: 'One for the state that the override of an integration is in.',
  },
  overrideDrift: {
    name: 'patchbay_override_drift_state',
    type: 'gauge',
    unit: 'state',
    labels: ['integration', 'drift'],
    help: 'One for an override that its blueprint contains by now, or contradicts.',
  },
  overrideRollBacks: {
    name: 'patchbay_override_rollbacks_total',
    type: 'counter',
    unit: 'rollbacks',
    labels: ['integration'],
    help: 'Overrides that were rolled back by themselves since the start.',
  },
} as const satisfies Readonly<Record<string, MetricRow>>;

export type MetricName = keyof typeof metricTable;

/** The labels of a metric. */
export type LabelsOf<Name extends MetricName> = Readonly<
  Record<(typeof metricTable)[Name]['labels'][number], string>
>;
