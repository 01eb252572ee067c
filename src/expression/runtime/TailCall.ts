/** A call in tail position that is left to whoever called, so that recursion does not grow the stack. */
export class TailCall {
  readonly callee: unknown;
  readonly args: readonly unknown[];
  readonly position: number;
  readonly token: string | undefined;

  constructor(callee: unknown, args: readonly unknown[], position: number, token: string | undefined) {
    this.callee = callee;
    this.args = args;
    this.position = position;
    this.token = token;
  }
}
