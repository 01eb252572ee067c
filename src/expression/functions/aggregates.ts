import type { Builtin } from './Builtin.ts';

type Numbers = readonly number[] | undefined;

/** The functions that bring a list of numbers down to one. */
export const aggregates: readonly Builtin[] = [
  { name: 'sum', signature: '<a<n>:n>', arity: 1, implementation: sum },
  { name: 'max', signature: '<a<n>:n>', arity: 1, implementation: max },
  { name: 'min', signature: '<a<n>:n>', arity: 1, implementation: min },
  { name: 'average', signature: '<a<n>:n>', arity: 1, implementation: average },
];

function sum(numbers: Numbers): number | undefined {
  if (numbers === undefined) return undefined;
  expectList(numbers);
  let total = 0;
  for (let index = 0; index < numbers.length; index++) total += numbers[index] as number;
  return total;
}

function average(numbers: Numbers): number | undefined {
  if (numbers === undefined || numbers.length === 0) return undefined;
  return (sum(numbers) as number) / numbers.length;
}

function max(numbers: Numbers): number | undefined {
  if (numbers === undefined || numbers.length === 0) return undefined;
  expectList(numbers);
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < numbers.length; index++) most = Math.max(most, numbers[index] as number);
  return most;
}

function min(numbers: Numbers): number | undefined {
  if (numbers === undefined || numbers.length === 0) return undefined;
  expectList(numbers);
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < numbers.length; index++) least = Math.min(least, numbers[index] as number);
  return least;
}

/** A partial application has no signature before it that would have made a list. */
function expectList(value: unknown): void {
  if (!Array.isArray(value)) throw new TypeError('there is no list of numbers');
}
