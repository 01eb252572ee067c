/** A deliberately wrong lowering: one edit of the compiler's source. */
export interface Mutant {
  /** What is wrong with it, as a clause. */
  readonly name: string;
  /** Below `src/expression`. */
  readonly file: string;
  /** Found exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

/** Planted one at a time; the fuzzer has to find each of them. */
export const mutants: readonly Mutant[] = [
  {
    name: '<= is false of equals',
    file: 'runtime/compare.ts',
    find: "if (operator === '<=') return a <= b;",
    replace: "if (operator === '<=') return a < b;",
  },
  {
    name: 'a comparison with what is missing is false',
    file: 'runtime/compare.ts',
    find: 'if (left === undefined || right === undefined) return undefined;',
    replace: 'if (left === undefined || right === undefined) return false;',
  },
  {
    name: 'a fault on the right of `and` keeps its own place',
    file: 'runtime/connect.ts',
    find: 'throw new ExpressionFault({ ...thrown, position, token: operator });',
    replace: 'throw thrown;',
  },
];
