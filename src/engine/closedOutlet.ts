import type { Outlet } from './Outlet.ts';

/** The outlet of an integration that is disabled: its events are filtered, and nothing is ever sent. */
export const closedOutlet: Outlet = {
  lane: { encode: () => ({ outcome: 'filtered', reason: 'disabled' }) },
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
