import { aggregates } from './aggregates.ts';
import { append } from './append.ts';
import { assert } from './assert.ts';
import type { Builtin } from './Builtin.ts';
import { base64 } from './base64.ts';
import { booleans } from './booleans.ts';
import { clone } from './clone.ts';
import { contains } from './contains.ts';
import { count } from './count.ts';
import { distinct } from './distinct.ts';
import { each } from './each.ts';
import { error } from './error.ts';
import { exists } from './exists.ts';
import { filter } from './filter.ts';
import { formatBase } from './formatBase.ts';
import { formatInteger } from './formatInteger.ts';
import { formatNumber } from './formatNumber.ts';
import { fromMillis } from './fromMillis.ts';
import { join } from './join.ts';
import { keys } from './keys.ts';
import { length } from './length.ts';
import { letterCases } from './letterCases.ts';
import { lookupFunction } from './lookupFunction.ts';
import { map } from './map.ts';
import { match } from './match.ts';
import { merge } from './merge.ts';
import { number } from './number.ts';
import { numbers } from './numbers.ts';
import { pad } from './pad.ts';
import { parseInteger } from './parseInteger.ts';
import { reduce } from './reduce.ts';
import { replace } from './replace.ts';
import { reverse } from './reverse.ts';
import { round } from './round.ts';
import { shuffle } from './shuffle.ts';
import { sift } from './sift.ts';
import { single } from './single.ts';
import { sort } from './sort.ts';
import { split } from './split.ts';
import { spread } from './spread.ts';
import { string } from './string.ts';
import { substring } from './substring.ts';
import { substringAround } from './substringAround.ts';
import { toMillis } from './toMillis.ts';
import { trim } from './trim.ts';
import { type } from './type.ts';
import { urlCodings } from './urlCodings.ts';
import { zip } from './zip.ts';

const all: readonly Builtin[] = [
  // Numbers
  ...aggregates,
  count,
  number,
  ...numbers,
  round,
  formatBase,
  // Texts
  string,
  substring,
  ...substringAround,
  ...letterCases,
  length,
  trim,
  pad,
  contains,
  match,
  replace,
  split,
  join,
  ...base64,
  ...urlCodings,
  // Truth and types
  ...booleans,
  exists,
  type,
  assert,
  error,
  formatNumber,
  fromMillis,
  formatInteger,
  parseInteger,
  toMillis,
  // Lists
  append,
  distinct,
  reverse,
  shuffle,
  sort,
  zip,
  map,
  filter,
  single,
  reduce,
  // Maps
  keys,
  lookupFunction,
  spread,
  merge,
  each,
  sift,
  clone,
];

/** The functions of the standard's library by name, but for those that the evaluation itself is needed for. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(all.map((builtin) => [builtin.name, builtin]));
