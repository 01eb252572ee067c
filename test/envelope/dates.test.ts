import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/envelope/parseDate.ts';
import { DATE_LENGTH, FIRST_TIME, LAST_TIME, writeDate } from '../../src/envelope/writeDate.ts';

function parse(text: string): number {
  const bytes = Buffer.from(`<<${text}>>`);
  return parseDate(bytes, 2, bytes.length - 2);
}

describe('parseDate', () => {
  it.each([
    ['2026-01-01', '2026-01-01T00:00:00.000Z'],
    ['2026-01-01T12:30', '2026-01-01T12:30:00.000Z'],
    ['2026-01-01T12:30Z', '2026-01-01T12:30:00.000Z'],
    ['2026-01-01t12:30:15z', '2026-01-01T12:30:15.000Z'],
    ['2026-01-01 12:30:15', '2026-01-01T12:30:15.000Z'],
    ['2026-01-01T12:30:15.5', '2026-01-01T12:30:15.500Z'],
    ['2026-01-01T12:30:15,25Z', '2026-01-01T12:30:15.250Z'],
    ['2026-01-01T12:30:15.123999999Z', '2026-01-01T12:30:15.123Z'],
    ['2026-01-01T00:30:00+02:00', '2025-12-31T22:30:00.000Z'],
    ['2026-01-01T00:30:00-0230', '2026-01-01T03:00:00.000Z'],
    ['2026-01-01T12:30:15.1+02', '2026-01-01T10:30:15.100Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2000-02-29', '2000-02-29T00:00:00.000Z'],
    ['0000-01-01', '0000-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('reads %s', (text, expected) => {
    expect(new Date(parse(text)).toISOString()).toBe(expected);
  });

  it.each([
    ...[
      '',
      'yesterday',
      '2026',
      '2026-01',
      '2026-1-1',
      '26-01-01',
      '2026/01/01',
      '20260101',
      '2026-01-01T',
      '2026-01-01X12:30',
    ],
    ...['2026-13-01', '2026-00-01', '2026-01-32', '2026-01-00', '2026-02-29', '1900-02-29', '2026-04-31'],
    ...[
      '2026-01-01T24:00',
      '2026-01-01T12:60',
      '2026-01-01T12:30:60',
      '2026-01-01T1:30',
      '2026-01-01T12:30:5',
    ],
    ...[
      '2026-01-01T12:30:15.',
      '2026-01-01T12:30:15.Z',
      '2026-01-01T12:30:15+',
      '2026-01-01T12:30:15+2',
      '2026-01-01T12:30:15+24:00',
    ],
    ...[
      '2026-01-01T12:30:15+02:60',
      '2026-01-01T12:30:15+02:0',
      '2026-01-01T12:30:15+02:000',
      '2026-01-01T12:30:15Zx',
      '2026-01-01T12:30x',
      '2026-01-01T12:30:',
    ],
    ...['2026-01-01T12:30:15+02:', '+002026-01-01', ' 2026-01-01', '2026-01-01 ', '２０２６-01-01'],
  ])('does not read %j', (text) => {
    expect(parse(text)).toBeNaN();
  });

  it('reads what a Date prints, of any time in four-digit years', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST_TIME, max: LAST_TIME }), (time) => {
        expect(parse(new Date(time).toISOString())).toBe(time);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('writeDate', () => {
  it('writes what a Date prints, of any time in four-digit years', () => {
    const edges = [
      FIRST_TIME,
      LAST_TIME,
      0,
      -1,
      Date.UTC(2024, 1, 29),
      Date.UTC(2024, 2, 1),
      Date.UTC(1900, 1, 28),
    ];
    fc.assert(
      fc.property(fc.integer({ min: FIRST_TIME, max: LAST_TIME }), (time) => {
        const target = Buffer.alloc(DATE_LENGTH + 2, 'x');
        writeDate(target, 1, time);
        expect(target.toString()).toBe(`x${new Date(time).toISOString()}x`);
      }),
      { numRuns: 3000, examples: edges.map((time) => [time]) },
    );
  });
});
