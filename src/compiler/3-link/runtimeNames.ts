import { type Code, code, memberCode } from '../../expression/code/Code.ts';
import * as library from '../runtime/index.ts';

/** How modules write everything that the run-time library exports, and the functions inside. */
export const runtimeNames: ReadonlyMap<unknown, Code> = collect();

function collect(): Map<unknown, Code> {
  const names = new Map<unknown, Code>();
  for (const [name, { implementation }] of library.builtins) {
    names.set(implementation, code`$runtime.builtins.get(${name}).implementation`);
  }
  add(names, code`$runtime`, library);
  return names;
}

/** A value by its shortest name, which comes first. */
function add(names: Map<unknown, Code>, holder: Code, members: object): void {
  const named = Object.getOwnPropertyNames(members)
    .filter((name) => name !== 'prototype')
    .map((name) => ({ name: memberCode(holder, name), value: (members as Record<string, unknown>)[name] }))
    .filter(({ value }) => typeof value === 'function' || typeof value === 'symbol' || isPlain(value));
  for (const { name, value } of named) if (!names.has(value)) names.set(value, name);
  for (const { name, value } of named) {
    if (typeof value === 'function' || isPlain(value)) add(names, name, value);
  }
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
