import type { Signature } from './Signature.ts';

/** Arguments as they were given: fewer or more than there are parameters, and undefined where one is missing. */
export type Implementation = (args: readonly unknown[], context: unknown) => unknown;

/** A function as a value of the language: a lambda, a built-in, a regular expression, a partial application. */
export class FunctionValue {
  readonly kind: 'lambda' | 'builtin' | 'native';
  /** Parameters: functions that call it hand over no more than these. */
  readonly arity: number;
  readonly signature: Signature | undefined;
  readonly implementation: Implementation;
  /**
   * Where it was last called, and by what name: a fault inside is told of that place (as in the jsonata package,
   * whose positions are part of its contract).
   */
  position: number | undefined;
  token: string | undefined;

  constructor(
    kind: 'lambda' | 'builtin' | 'native',
    arity: number,
    implementation: Implementation,
    signature?: Signature,
  ) {
    this.kind = kind;
    this.arity = arity;
    this.implementation = implementation;
    this.signature = signature;
  }
}
