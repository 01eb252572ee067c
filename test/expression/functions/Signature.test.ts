import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { ExpressionFault } from '../../../src/expression/ExpressionFault.ts';
import { FunctionValue } from '../../../src/expression/runtime/FunctionValue.ts';
import { Signature } from '../../../src/expression/runtime/Signature.ts';

const aFunction = new FunctionValue('lambda', 1, (args) => args[0]);

const type = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('s', 'n', 'b', 'o', 'a', 'f', 'j', 'x', 'l') },
  { weight: 3, arbitrary: fc.constantFrom('a<n>', 'a<s>', 'a<o>', 'a<b>', 'a<a<n>>', 'a<x>', 'f<s:o>') },
  fc.constantFrom('(ns)', '(sf)', '(nsb)', '(oa)', '(a)', '()', 'q'),
);
const quantifier = fc.oneof(
  { weight: 5, arbitrary: fc.constant('') },
  { weight: 6, arbitrary: fc.constantFrom('?', '-', '+') },
  fc.constantFrom('??', '-?', '?-', '+-', '+?'),
);
const signature = fc
  .tuple(
    fc.constantFrom('', '', '', '', '-', '?'),
    fc.array(
      fc.tuple(type, quantifier).map((parts) => parts.join('')),
      { maxLength: 4 },
    ),
    fc.constantFrom('', ':s', ':a<n>', ':x?'),
  )
  .map(([first, parameters, result]) => `<${first}${parameters.join('')}${result}>`)
  // Three quantifiers in a row, over a letter that means nothing: no regular expression, and so no signature.
  .filter((text) => !/[?+-]q?[?+-]q?[?+-]|[?+-]q[+]/.test(text))
  // Where an optional parameter gives its argument away, the package takes the next one for a list that it is not.
  .filter((text) => !/[?].*a</.test(text));

const scalar = fc.constantFrom<unknown>('', 'x', 0, 1.5, Number.NaN, true, false, null, undefined);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  fc.constantFrom<unknown>({}, { a: 1 }, [1, 2], ['x', 'y'], [[1]], [{}], [aFunction], aFunction),
);

/** What the package makes of arguments; signatures are reachable through the tree of a lambda that has one. */
function theirs(text: string) {
  const tree = jsonata(`function()${text}{1}`).ast() as unknown as {
    signature: { validate(args: unknown[], context: unknown): unknown[] };
  };
  return (args: unknown[], context: unknown) =>
    outcome(() => tree.signature.validate(args.map(asTheirs), asTheirs(context)).map(asOurs));
}

function outcome(validate: () => readonly unknown[]) {
  try {
    const args = [...validate()];
    while (args.length > 0 && args.at(-1) === undefined) args.pop();
    return { args };
  } catch (thrown) {
    const { code, value } = thrown as ExpressionFault;
    if (code === undefined) throw thrown;
    return { code, value: asOurs(value) };
  }
}

const theirFunction = () => undefined;

function asTheirs(value: unknown): unknown {
  if (value === aFunction) return theirFunction;
  return Array.isArray(value) ? value.map(asTheirs) : value;
}

function asOurs(value: unknown): unknown {
  if (value === theirFunction) return aFunction;
  return Array.isArray(value) ? value.map(asOurs) : value;
}

const faultOf = (act: () => unknown) => {
  try {
    act();
  } catch (thrown) {
    return thrown as ExpressionFault;
  }
  throw new Error('nothing was thrown');
};

describe('a signature', () => {
  it('takes and refuses the arguments that the package takes and refuses', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(signature, fc.array(value, { maxLength: 5 }), value, (text, args, context) => {
        const ours = outcome(() => Signature.parse(text).validate(args, context));
        expect(ours).toEqual(theirs(text)(args, context));
        const what = ours.code ?? 'fits';
        seen.set(what, (seen.get(what) ?? 0) + 1);
      }),
      { numRuns: 3_000 },
    );
    for (const what of ['fits', 'T0410', 'T0411', 'T0412']) expect(seen.get(what)).toBeGreaterThan(20);
  });

  it('counts the argument that does not fit from one, and names it', () => {
    expect(faultOf(() => Signature.parse('<sn?>').validate(['a', 'b'], undefined))).toMatchObject({
      code: 'T0410',
      value: 'b',
      message: expect.stringContaining('2'),
    });
  });

  it('refuses texts that the package refuses, with its codes', () => {
    for (const [text, code] of [
      ['<n<s>>', 'S0401'],
      ['<<s>>', 'S0401'],
      ['<(sa<n>)>', 'S0402'],
    ] as const) {
      expect(faultOf(() => Signature.parse(text)).code).toBe(code);
      expect(faultOf(() => jsonata(`function()${text}{1}`)).code).toBe(code);
    }
    expect(faultOf(() => Signature.parse('<(s-a)>'))).toBeInstanceOf(ExpressionFault);
  });

  it('answers at once where a regular expression would try every way to share out the arguments', () => {
    const many = Signature.parse(`<${'a?'.repeat(60)}${'s'.repeat(60)}n>`);
    expect(faultOf(() => many.validate(new Array(120).fill('x'), undefined)).code).toBe('T0410');
  });

  it('hands arguments that fit on as they are', () => {
    const args = ['a', 1];
    expect(Signature.parse('<s-nn?:s>').validate(args, undefined)).toBe(args);
  });
});
