import { faultMessages } from './faultMessages.ts';

/** What a message speaks of, besides the token and the value. */
type Detail = string | number | undefined;

export interface FaultPlace {
  readonly position?: number | undefined;
  readonly token?: string | undefined;
}

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

  constructor(fault: FaultPlace & { code: string; message: string; value?: unknown }) {
    this.code = fault.code;
    this.message = fault.message;
    this.position = fault.position;
    this.token = fault.token;
    this.value = fault.value;
  }

  /** A fault with the standard's own message, about a value; what the message names beyond is given as details. */
  static of(
    code: string,
    { value, position, token, ...details }: FaultPlace & { value?: unknown } & Record<string, unknown> = {},
  ): ExpressionFault {
    const said: Record<string, unknown> = { ...details, value, token };
    const template = faultMessages[code] ?? code;
    const message = template.replace(/\{(\w+)\}/g, (_, name: string) => describe(said[name] as Detail));
    return new ExpressionFault({ code, message, position, token, value });
  }

  /** The same fault, told of another place. */
  at(place: FaultPlace): ExpressionFault {
    return new ExpressionFault({ ...this, ...place });
  }

  /** What the jsonata package threw, in our shape; anything else is a bug and is thrown again. */
  static from(thrown: unknown): ExpressionFault {
    if (thrown instanceof ExpressionFault) return thrown;
    if (typeof thrown !== 'object' || thrown === null) throw thrown;
    const { code, message, position, token, value } = thrown as Record<string, unknown>;
    if (typeof code !== 'string' && !(thrown instanceof Error)) throw thrown;
    return new ExpressionFault({
      // The package lets plain JavaScript errors through where its own checks end (a stack too deep, a bad RegExp).
      code: typeof code === 'string' ? code : 'D3120',
      message: typeof message === 'string' ? message : String(code),
      position: typeof position === 'number' ? position : undefined,
      token: typeof token === 'string' ? token : token === undefined ? undefined : String(token),
      value,
    });
  }
}

/** A value in a message: short, however large it is. */
function describe(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value).slice(0, 100);
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, 100);
  } catch {
    return 'a value that cannot be shown';
  }
}
