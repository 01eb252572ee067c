/** Arguments as they were given: fewer or more than there are parameters, and undefined where one is missing. */
export type Implementation = (args: readonly unknown[], context: unknown) => unknown;

/** A function as JavaScript has it. */
export type Direct = (first?: unknown, second?: unknown, third?: unknown, fourth?: unknown) => unknown;

/** What a `Signature` does to arguments before the function gets them; it throws when they do not fit. */
export interface ArgumentRules {
  validate(args: readonly unknown[], context: unknown): readonly unknown[];
}

/** A function as a value of the language: a lambda, a built-in, a regular expression, a partial application. */
export class FunctionValue {
  readonly kind: 'lambda' | 'builtin' | 'native';
  /** The marks by which whoever handles results of the jsonata package, or ours, knows a function. */
  readonly _jsonata_lambda: boolean;
  readonly _jsonata_function: boolean;
  /** Parameters: functions that call it hand over no more than these. */
  readonly arity: number;
  readonly signature: ArgumentRules | undefined;
  readonly implementation: Implementation;
  /** The function itself, where it may be called with plain arguments: no signature, no tail call. */
  readonly direct: Direct | undefined;
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
    signature?: ArgumentRules,
    direct?: Direct,
  ) {
    this.kind = kind;
    this._jsonata_lambda = kind === 'lambda';
    this._jsonata_function = kind !== 'lambda';
    this.arity = arity;
    this.implementation = implementation;
    this.signature = signature;
    this.direct = direct;
  }
}
