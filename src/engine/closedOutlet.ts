import type { Mapping } from './DeliveryLine.ts';
import type { Outlet } from './Outlet.ts';

export const closedLane: Mapping['lane'] = { encode: () => ({ outcome: 'filtered', reason: 'disabled' }) };

/** The outlet of an integration that is disabled: its events are filtered, and nothing is ever sent. */
export const closedOutlet: Outlet = {
  openLane: () => closedLane,
  sink: {
    limits: { count: 1, bytes: 1, inFlight: 1 },
    sizeOf: () => 0,
    keyOf: () => undefined,
    supersedes: () => false,
    send: () => Promise.reject(new Error('a disabled integration sends nothing')),
    refresh: async () => undefined,
    probe: async () => undefined,
    close: async () => {},
  },
};
