import type { Code } from './Code.ts';
import type { Scope } from './Scope.ts';

/**
 * Turns generated code into a function; the only place that does. `body` ends in a `return` of what it links.
 *
 * @throws Error with the generated text when it does not parse: that is a bug of the compiler, never of its input.
 */
export function linkFunction<Linked>(body: Code, scope: Scope): Linked {
  const entries = scope.entries();
  const definitions = scope.definitions().map(({ name, code: text }) => `const ${name} = ${text};\n`);
  const text = `'use strict';\n${definitions.join('')}${body}`;
  try {
    const link = new Function(...entries.map(([name]) => name), text) as (...values: unknown[]) => Linked;
    return link(...entries.map(([, value]) => value));
  } catch (cause) {
    throw new Error(`generated code does not link:\n${text}`, { cause });
  }
}
