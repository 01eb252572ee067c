import { ExpressionFault } from '../ExpressionFault.ts';
import { Allowance } from './Allowance.ts';
import { Sequence } from './Sequence.ts';

/** Items of a range at most (jsonata 2.2, fault D2014). */
const longest = 1e7;

/** @throws ExpressionFault T2003, T2004 for sides that are no integers, D2014 for more than ten million items. */
export function range(first: unknown, last: unknown, position: number): unknown {
  const place = { position, token: '..' };
  if (first !== undefined && !Number.isInteger(first))
    throw ExpressionFault.of('T2003', { ...place, value: first });
  if (last !== undefined && !Number.isInteger(last))
    throw ExpressionFault.of('T2004', { ...place, value: last });
  if (first === undefined || last === undefined) return undefined;
  const [from, to] = [first as number, last as number];
  if (from > to) return undefined;
  const size = to - from + 1;
  if (size > longest) throw ExpressionFault.of('D2014', { ...place, value: size });
  Allowance.make(size);
  const numbers = Sequence.empty();
  for (let number = from; number <= to; number++) numbers.push(number);
  return numbers;
}
