/** A call in tail position that is left to whoever called, so that recursion does not grow the stack. */
export class TailCall {
  /** Evaluates the function and its arguments. */
  readonly prepare: () => readonly [callee: unknown, args: readonly unknown[]];
  readonly position: number | undefined;
  readonly token: string | undefined;

  constructor(
    prepare: () => readonly [callee: unknown, args: readonly unknown[]],
    position: number | undefined,
    token: string | undefined,
  ) {
    this.prepare = prepare;
    this.position = position;
    this.token = token;
  }
}
