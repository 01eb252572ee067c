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
  let total = 0;
  for (let index = 0; index < numbers.length; index++) total += numbers[index] as number;
  return total;
}

function average(numbers: Numbers): number | undefined {
  return numbers === undefined || numbers.length === 0
    ? undefined
    : (sum(numbers) as number) / numbers.length;
}

function max(numbers: Numbers): number | undefined {
  if (numbers === undefined || numbers.length === 0) return undefined;
  let largest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < numbers.length; index++) largest = Math.max(largest, numbers[index] as number);
  return largest;
}

function min(numbers: Numbers): number | undefined {
  if (numbers === undefined || numbers.length === 0) return undefined;
  let smallest = Number.POSITIVE_INFINITY;
  for (let index = 0; index < numbers.length; index++)
    smallest = Math.min(smallest, numbers[index] as number);
  return smallest;
}
