import { faultMessage } from './faultMessage.ts';

export interface FaultPlace {
  readonly position?: number | undefined;
  readonly token?: string | undefined;
}

/**
 * What went wrong in an expression, as JSONata reports it. Thrown by `evaluate`; a plain error without a stack,
 * because events cause it, not bugs.
 */
export class ExpressionFault {
  /** JSONata's own code, such as S0201, T2001, D1001; or `budget`, see `ExpressionBudget`. */
  readonly code: string;
  readonly message: string;
  /** Where in the text the fault was noticed, counted in UTF-16 units from its start: the end of `token`. */
  readonly position: number | undefined;
  readonly token: string | undefined;
  /** The offending value, where the standard reports it. */
  readonly value: unknown;

  constructor(fault: FaultPlace & { code: string; message: string; value?: unknown }) {
    this.code = fault.code;
    this.message = fault.message;
    this.position = fault.position;
    this.token = fault.token;
    this.value = fault.value;
  }

  /** A fault with our message for its code, about a value; what the message names beyond is given as details. */
  static of(
    code: string,
    details: FaultPlace & { readonly value?: unknown } & Readonly<Record<string, unknown>> = {},
  ): ExpressionFault {
    const { position, token, value } = details;
    return new ExpressionFault({
      code,
      message: faultMessage(code, details) ?? code,
      position,
      token,
      value,
    });
  }

  /** The same fault, told of another place. */
  at(place: FaultPlace): ExpressionFault {
    return new ExpressionFault({ ...this, ...place });
  }

  /** What the jsonata package threw, in our shape; anything else is a bug and is thrown again. */
  static from(thrown: unknown): ExpressionFault {
    if (thrown instanceof ExpressionFault) return thrown;
    if (typeof thrown !== 'object' || thrown === null) throw thrown;
    const details = thrown as Readonly<Record<string, unknown>>;
    const { position, token, value } = details;
    const isCoded = typeof details.code === 'string';
    if (!isCoded && !(thrown instanceof Error)) throw thrown;
    const code = isCoded ? String(details.code) : codeOfError(thrown as Error);
    return new ExpressionFault({
      code,
      message:
        (isCoded || code === 'D1011' ? faultMessage(code, details) : undefined) ??
        String(details.message ?? code),
      position: typeof position === 'number' ? position : undefined,
      token: typeof token === 'string' ? token : token === undefined ? undefined : String(token),
      value,
    });
  }
}

/**
 * The package lets plain JavaScript errors through where its own checks end: a stack too deep, which the standard has
 * a code for, or a value that JavaScript cannot work with, which has that of an expression that does not.
 */
function codeOfError(error: Error): string {
  return error instanceof RangeError && error.message.includes('call stack') ? 'D1011' : 'D3120';
}
