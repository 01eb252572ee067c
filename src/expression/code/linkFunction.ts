import { type Code, code, joinCode } from './Code.ts';
import type { Scope } from './Scope.ts';

/**
 * Turns generated code into a function; the only place that does. `body` ends in a `return` of what it links.
 *
 * @throws Error with the generated text when it does not parse: that is a bug of the compiler, never of its input.
 */
export function linkFunction<Linked>(body: Code, scope: Scope): Linked {
  const entries = scope.entries();
  const whole = joinCode([code`'use strict';`, scope.definitions(), body]);
  try {
    const link = new Function(...entries.map(({ name }) => name.text), whole.text);
    return link(...entries.map(({ value }) => value)) as Linked;
  } catch (cause) {
    throw new Error(`generated code does not link:\n${whole}`, { cause });
  }
}
