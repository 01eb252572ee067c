/**
 * What went wrong in an expression, as JSONata reports it. Thrown by `evaluate`; a plain error without a stack,
 * because events cause it, not bugs.
 */
export class ExpressionFault {
  /** JSONata's own code, such as S0201, T2001, D1001. */
  readonly code: string;
  readonly message: string;
  /** Where in the text the fault was noticed, counted in UTF-16 units from its start: the end of `token`. */
  readonly position: number | undefined;
  readonly token: string | undefined;
  /** The offending value, where the standard reports it. */
  readonly value: unknown;

  constructor(fault: {
    code: string;
    message: string;
    position?: number | undefined;
    token?: string | undefined;
    value?: unknown;
  }) {
    this.code = fault.code;
    this.message = fault.message;
    this.position = fault.position;
    this.token = fault.token;
    this.value = fault.value;
  }

  /** What the jsonata package threw, in our shape; anything else is a bug and is thrown again. */
  static from(thrown: unknown): ExpressionFault {
    if (thrown instanceof ExpressionFault) return thrown;
    if (typeof thrown !== 'object' || thrown === null) throw thrown;
    const { code, message, position, token, value } = thrown as Record<string, unknown>;
    if (typeof code !== 'string') {
      // The package lets plain JavaScript errors through where its own checks end (a stack too deep, a bad RegExp).
      if (thrown instanceof Error) return new ExpressionFault({ code: 'D3120', message: thrown.message });
      throw thrown;
    }
    return new ExpressionFault({
      code,
      message: typeof message === 'string' ? message : code,
      position: typeof position === 'number' ? position : undefined,
      token: typeof token === 'string' ? token : token === undefined ? undefined : String(token),
      value,
    });
  }
}
