import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ledgerOf } from '../../src/telemetry/Ledger.ts';

it('balances whatever has been counted', () => {
  const count = fc.nat(1e9);
  const account = fc.record({
    integration: fc.constant('int_a'),
    retired: fc.boolean(),
    accepted: count,
    delivered: count,
    filtered: fc.record({ when: count, consent: count, disabled: count }, { requiredKeys: [] }),
    died: count,
    replayed: count,
    dropped: count,
    abandoned: count,
    revision: fc.constant(1),
    revisions: fc.constant([]),
  });
  fc.assert(
    fc.property(account, (counted) => {
      const ledger = ledgerOf(counted);
      const { accepted, delivered, filtered, dead, discarded, in_flight } = ledger;
      expect(accepted).toBe(delivered + filtered + dead + discarded + in_flight);
      expect(Object.values(ledger.filtered_by_reason).reduce((a, b) => a + b)).toBe(filtered);
    }),
  );
});

it('moves what is replayed from dead to in flight, and what is dropped from dead to discarded', () => {
  const counted = {
    integration: 'int_a',
    retired: false,
    accepted: 10,
    delivered: 4,
    filtered: { when: 1 },
    died: 5,
    replayed: 2,
    dropped: 1,
    abandoned: 0,
    revision: 1,
    revisions: [],
  };
  expect(ledgerOf(counted)).toEqual({
    revisions: [],
    accepted: 10,
    delivered: 4,
    filtered: 1,
    filtered_by_reason: { when: 1, consent: 0, action: 0, condition: 0, disabled: 0 },
    dead: 2,
    discarded: 1,
    in_flight: 2,
  });
});

it('gives each revision what it has made, and the present one what is in flight', () => {
  const share = { delivered: 0, filtered: {}, died: 0, replayed: 0, dropped: 0, abandoned: 0 };
  const { revisions } = ledgerOf({
    ...share,
    integration: 'int_a',
    retired: false,
    accepted: 20,
    delivered: 9,
    filtered: { consent: 1 },
    died: 5,
    replayed: 2,
    dropped: 1,
    revision: 4,
    revisions: [
      { ...share, revision: 1, delivered: 6, died: 5, replayed: 2, dropped: 1 },
      { ...share, revision: 4, delivered: 3, filtered: { consent: 1 } },
    ],
  });
  expect(revisions).toMatchObject([
    { revision: 1, accepted: 9, delivered: 6, filtered: 0, dead: 2, discarded: 1, in_flight: 0 },
    { revision: 4, accepted: 11, delivered: 3, filtered: 1, dead: 0, discarded: 0, in_flight: 7 },
  ]);
});
