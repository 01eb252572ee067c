import { ExpressionFault } from '../ExpressionFault.ts';
import { type TypeSymbol, typeBits } from './TypeSymbol.ts';

/** How many arguments a parameter takes: by default as many as fit, or as few as will do. */
export type Quantifier = '' | '?' | '+' | '??' | '+?';

export interface SignatureParameter {
  /** The types that fit, as a sum of `typeBits`. */
  readonly types: number;
  /** `a`: single values are made lists. */
  readonly list: boolean;
  /** The type of a list's items, as written: `n` of `a<n>`. */
  readonly subtype: string | undefined;
  readonly quantifier: Quantifier;
  /** The types that the context may have when it stands in for the argument; undefined where it may not. */
  readonly contextTypes: number | undefined;
}

const anyType = 0xff;

const typesOf: Readonly<Record<string, number>> = {
  s: typeBits.s + typeBits.m,
  n: typeBits.n + typeBits.m,
  b: typeBits.b + typeBits.m,
  l: typeBits.l + typeBits.m,
  o: typeBits.o + typeBits.m,
  a: anyType,
  f: typeBits.f,
  j: anyType - typeBits.f,
  x: anyType,
};

const quantifiers: ReadonlySet<string> = new Set(['', '?', '+', '??', '+?']);

type Draft = { -readonly [Key in keyof SignatureParameter]: SignatureParameter[Key] } & { type: string };

/**
 * Reads the parameters of a signature such as `<s-(nb)?a<n>:s>`; what it answers with is not looked at, and letters
 * that mean nothing are passed over, as in the standard's own implementation.
 *
 * @throws ExpressionFault S0401 for a type parameter on anything but `a` and `f`, S0402 for what cannot be matched.
 */
export function parseSignatureParameters(text: string): SignatureParameter[] {
  const drafts: Draft[] = [];
  let leading = '';
  for (let at = 1; at < text.length && text[at] !== ':'; at++) {
    const symbol = text[at] as string;
    const last = drafts.at(-1);
    const types = typesOf[symbol];
    if (types !== undefined) {
      drafts.push(draft(symbol, types));
    } else if (symbol === '(') {
      const end = closingBracket(text, at, '(', ')');
      const choice = text.slice(at + 1, end);
      drafts.push(draft(`(${choice})`, typesOfChoice(choice, at)));
      at = end;
    } else if (symbol === '<') {
      const end = closingBracket(text, at, '<', '>');
      if (last?.type !== 'a' && last?.type !== 'f') throw signatureFault('S0401', at, last?.type);
      last.subtype = text.slice(at + 1, end);
      at = end;
    } else if (symbol === '-' || symbol === '?' || symbol === '+') {
      if (last === undefined) leading += symbol;
      else quantify(last, symbol, at);
    }
  }
  const first = drafts[0];
  // A `-` before the first parameter is taken for that one, which any context then satisfies; where it is not the
  // first mark there, none does.
  if (first !== undefined && leading.includes('-')) {
    first.contextTypes ??= leading.lastIndexOf('-') === 0 ? anyType : 0;
  }
  return drafts;
}

function draft(type: string, types: number): Draft {
  return { type, types, list: type === 'a', subtype: undefined, quantifier: '', contextTypes: undefined };
}

function quantify(parameter: Draft, mark: '-' | '?' | '+', offset: number): void {
  // The context has to have the type that was asked for; in place of what is optional already, any type.
  if (mark === '-') parameter.contextTypes = parameter.quantifier.startsWith('?') ? anyType : parameter.types;
  const quantifier = parameter.quantifier + (mark === '+' ? '+' : '?');
  if (!quantifiers.has(quantifier)) throw signatureFault('S0402', offset, quantifier);
  parameter.quantifier = quantifier as Quantifier;
}

/** The types of `(sn)`, which is read as a character class of a regular expression, with all that this implies. */
function typesOfChoice(choice: string, offset: number): number {
  if (choice.includes('<')) throw signatureFault('S0402', offset, choice);
  let accepts: RegExp;
  try {
    accepts = new RegExp(`^[${choice}m]$`);
  } catch {
    throw signatureFault('S0402', offset, choice);
  }
  const symbols = Object.keys(typeBits) as TypeSymbol[];
  return symbols.reduce((types, symbol) => types + (accepts.test(symbol) ? typeBits[symbol] : 0), 0);
}

function closingBracket(text: string, start: number, open: string, close: string): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at;
  }
  return text.length;
}

function signatureFault(code: string, offset: number, value: unknown): ExpressionFault {
  return ExpressionFault.of(code, { value, offset });
}
