import { CharSet } from './CharSet.ts';

const digits = CharSet.of([0x30, 0x39]);
export const wordUnits = CharSet.of([0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]);
export const lineEnds = CharSet.of([0x0a, 0x0a], [0x0d, 0x0d], [0x2028, 0x2029]);
/** ECMA-262, "WhiteSpace" and "LineTerminator". */
const spaces = CharSet.of(
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
);

/** What `.` takes without the flag `s`, which JSONata does not know. */
export const dot = lineEnds.inverted();

/** `\d`, `\D` and so on, by their letter. No letter of them has another case outside of it. */
export const namedSets: ReadonlyMap<string, CharSet> = new Map([
  ['d', digits],
  ['D', digits.inverted()],
  ['w', wordUnits],
  ['W', wordUnits.inverted()],
  ['s', spaces],
  ['S', spaces.inverted()],
]);
