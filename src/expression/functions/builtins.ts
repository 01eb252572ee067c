import type { Builtin } from './Builtin.ts';
export const builtins: ReadonlyMap<string, Builtin> = new Map();
