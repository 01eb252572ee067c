import { describe, expect, it } from 'vitest';
import type { PostedBatch } from './Author.ts';
import { type Finding, judge, type Letter } from './judge.ts';
import { type Flaw, fateOf, type SoakEvent } from './SoakEvent.ts';
import { soakIntegrations } from './soakProject.ts';

const event = (sequence: number, flaw?: Flaw): SoakEvent => ({
  id: `e${sequence}`,
  user: sequence % 2 === 0 ? 'even' : 'odd',
  sequence,
  flaw,
});
const events = [
  ...[1, 2, 3, 4, 5, 6].map((sequence) => event(sequence)),
  event(7, 'heartbeat'),
  event(8, 'oversize'),
  event(9, 'bad grade'),
  event(10, 'refused'),
  event(11),
  event(12),
];
const batches = (): PostedBatch[] => [
  { events: events.slice(0, 6), acknowledged: true },
  { events: events.slice(6), acknowledged: true },
  { events: [event(13), event(14)], acknowledged: false },
];

/** What would be found if nothing went wrong. */
function perfect(): Finding[] {
  return soakIntegrations.map((integration): Finding => {
    const fates = events.map((one) => ({ one, fate: fateOf(one, integration) }));
    const alive = fates.filter(({ fate }) => fate === 'delivered').map(({ one }) => one);
    const filtered = fates.filter(({ fate }) => fate === 'filtered').length;
    const letters = fates
      .filter(({ fate }) => fate !== 'delivered' && fate !== 'filtered')
      .map(({ one, fate }): Letter => ({ id: one.id, code: fate, reply: 'said so' }));
    const isLast = ({ user, sequence }: SoakEvent) =>
      alive.every((other) => other.user !== user || other.sequence <= sequence);
    return {
      integration,
      ledger: {
        accepted: events.length,
        delivered: alive.length,
        filtered,
        filtered_by_reason: { when: 0, consent: 0, action: filtered, condition: 0, disabled: 0 },
        dead: letters.length,
        discarded: 0,
        in_flight: 0,
        revisions: [],
      },
      letters,
      stored: alive
        .filter((one) => integration.id !== 'table_ordered' || isLast(one))
        .map((one) => ({ ...one, refused: false })),
      writesOf: () => 1,
    };
  });
}

/** The verdict on a perfect run with one thing changed. */
function verdict(id: string, change: (finding: Finding) => Partial<Finding>): string[] {
  return judge(
    batches(),
    perfect().map((one) => (one.integration.id === id ? { ...one, ...change(one) } : one)),
  );
}

const without = (id: string) => (finding: Finding) => ({
  stored: finding.stored.filter((one) => one.id !== id),
});

describe('the judge of a soak', () => {
  it('finds nothing wrong when nothing is, and takes what was not acknowledged for lost', () => {
    expect(judge(batches(), perfect())).toEqual([]);
  });

  it('wants every acknowledged event in the table', () => {
    expect(verdict('table_free', without('e3'))).toContainEqual(
      expect.stringMatching(/^1 acknowledged events .*: e3$/),
    );
  });

  it('wants a batch that nobody acknowledged as a whole or not at all', () => {
    const half = ({ stored }: Finding) => ({ stored: [...stored, { ...event(13), refused: false }] });
    expect(verdict('table_free', half).join()).toMatch(/e14/);
  });

  it('wants every event in the streams, and no other', () => {
    expect(verdict('stream_free', without('e3'))).toEqual(['stream_free: 1 events are missing: e3']);
    const more = ({ stored }: Finding) => ({ stored: [...stored, { ...event(7), refused: false }] });
    expect(verdict('stream_free', more)).toEqual(['stream_free: 1 events are there that should not be: e7']);
  });

  it.each(['accepted', 'delivered', 'filtered', 'dead', 'in_flight'] as const)(
    'wants the books right about %s events',
    (name) => {
      const change = ({ ledger }: Finding) => ({ ledger: { ...ledger, [name]: ledger[name] + 1 } });
      expect(verdict('stream_ordered', change)).toEqual([expect.stringContaining(`${name}, there are`)]);
    },
  );

  it('wants a letter for each dead event, for the right reason, with the words of the peer', () => {
    const none = ({ letters }: Finding) => ({ letters: letters.slice(1) });
    expect(verdict('stream_free', none)).toEqual([expect.stringContaining('0 dead letters')]);
    const wrong = ({ letters }: Finding) => ({ letters: letters.map((one) => ({ ...one, code: 'other' })) });
    expect(verdict('stream_free', wrong)).toEqual([
      expect.stringContaining('for another reason: e10 (other)'),
    ]);
    const mute = ({ letters }: Finding) => ({ letters: letters.map((one) => ({ ...one, reply: null })) });
    expect(verdict('stream_free', mute)).toEqual([expect.stringContaining('what the peer said: e10')]);
    const innocent = ({ letters }: Finding) => ({
      letters: [...letters, { id: 'e1', code: 'delivery/refused', reply: 'no' }],
    });
    expect(verdict('stream_free', innocent)).toContainEqual(expect.stringContaining('e1 (delivery/refused)'));
  });

  it('wants the last event of each key to be its last write', () => {
    const older = ({ stored }: Finding) => ({
      stored: stored.map((one) => (one.user === 'even' ? { ...one, sequence: 4 } : one)),
    });
    expect(verdict('table_ordered', older)).toEqual([expect.stringContaining('even: 4 instead of 12')]);
  });

  it('lets a refused event be made needless by a later one of its key', () => {
    const superseded = ({ letters, ledger }: Finding) => ({
      letters: letters.filter(({ id }) => id !== 'e9'),
      ledger: { ...ledger, delivered: ledger.delivered + 1, dead: ledger.dead - 1 },
    });
    expect(verdict('table_ordered', superseded)).toEqual([]);
  });

  it('wants the first of each event in order, and does not mind what is repeated', () => {
    const again = ({ stored }: Finding) => ({
      stored: stored.flatMap((one) => (one.id === 'e5' ? [one, ...stored.slice(0, 1)] : [one])),
      writesOf: (id: string) => (id === 'e1' ? 2 : 1),
    });
    expect(verdict('stream_ordered', again)).toEqual([]);
    const swapped = ({ stored }: Finding) => ({ stored: stored.toReversed() });
    expect(verdict('stream_ordered', swapped)).toEqual([expect.stringContaining('out of order')]);
    expect(verdict('stream_free', swapped)).toEqual([]);
  });

  it('wants each event in a stream as often as it was written', () => {
    const twice = ({ stored }: Finding) => ({ stored: [...stored, ...stored.slice(0, 1)] });
    expect(verdict('stream_free', twice)).toEqual([expect.stringContaining('e1: 2 instead of 1')]);
  });
});
