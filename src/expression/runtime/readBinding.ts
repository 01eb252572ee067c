import { FunctionValue } from './FunctionValue.ts';

/** A binding that was handed to `evaluate`; JavaScript functions become function values. */
export function readBinding(bindings: Readonly<Record<string, unknown>> | undefined, name: string): unknown {
  if (bindings === undefined || !Object.hasOwn(bindings, name)) return undefined;
  const value = bindings[name];
  return typeof value === 'function' ? fromJavaScript(value as (...args: unknown[]) => unknown) : value;
}

function fromJavaScript(implementation: (...args: unknown[]) => unknown): FunctionValue {
  return new FunctionValue('native', implementation.length, (args, context) =>
    implementation.apply(context, [...args]),
  );
}
