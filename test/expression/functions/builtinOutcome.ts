import jsonata from 'jsonata';
import { ExpressionFault } from '../../../src/expression/ExpressionFault.ts';
import { builtins } from '../../../src/expression/functions/builtins.ts';
import { collapse } from '../../../src/expression/runtime/collapse.ts';
import { FunctionValue } from '../../../src/expression/runtime/FunctionValue.ts';
import { Sequence } from '../../../src/expression/runtime/Sequence.ts';
import { Signature } from '../../../src/expression/runtime/Signature.ts';
import type { Argument } from './arguments.ts';

/** What a call of a function of the library comes to, in a form in which both sides can be compared. */
export type Outcome = { readonly value: unknown } | { readonly code: string; readonly about: unknown };

const signatures = new Map<string, Signature>();

/** Calls our function as compiled expressions do. */
export function ours(name: string, args: readonly Argument[], context: unknown): Outcome {
  const builtin = builtins.get(name);
  if (builtin === undefined) throw new Error(`there is no $${name}`);
  const signature = signatures.get(name) ?? Signature.parse(builtin.signature);
  signatures.set(name, signature);
  const implementation = builtin.implementation as (...given: unknown[]) => unknown;
  try {
    const given = signature.validate(
      args.map((argument) => argument.ours()),
      context,
    );
    return { value: comparable(collapse(implementation(...given))) };
  } catch (thrown) {
    if (!(thrown instanceof ExpressionFault)) throw thrown;
    return { code: thrown.code, about: comparable(thrown.value) };
  }
}

const parsed = new Map<string, ReturnType<typeof jsonata>>();

/** Calls the package's function, in an expression. */
export async function theirs(name: string, args: readonly Argument[], context: unknown): Promise<Outcome> {
  const text = `$${name}(${args.map((argument, index) => argument.text ?? `$argument${index}`).join(', ')})`;
  const expression = parsed.get(text) ?? jsonata(text);
  parsed.set(text, expression);
  const bindings = Object.fromEntries(args.map((argument, index) => [`argument${index}`, argument.theirs()]));
  try {
    return { value: comparable(await expression.evaluate(context, bindings)) };
  } catch (thrown) {
    const { code, value } = ExpressionFault.from(thrown);
    return { code, about: comparable(value) };
  }
}

/** Values with the order of their members, and what sets sequences, functions and odd numbers apart. */
function comparable(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return { number: String(value) };
  if (typeof value === 'function' || value instanceof FunctionValue) return 'a function';
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const isSequence = Sequence.is(value) || (value as { sequence?: boolean }).sequence === true;
    return { [isSequence ? 'sequence' : 'list']: [...value].map(comparable) };
  }
  if (Object.hasOwn(value, '_jsonata_lambda') || Object.hasOwn(value, '_jsonata_function'))
    return 'a function';
  return { members: Object.entries(value).map(([name, member]) => [name, comparable(member)]) };
}
