import type { Event } from '../envelope/Event.ts';
import type { Program } from './3-link/Program.ts';
import type { RuleFunction } from './3-link/RuleFunction.ts';

/** The rules for an event: those of its name, else of its type, else the general ones; undefined drops it. */
export function routeEvent(program: Program, event: Event): RuleFunction | undefined {
  const { entries, otherwise } = program;
  if (entries.size === 0) return otherwise;
  const { event: name, type } = event;
  if (typeof name === 'string' && entries.has(name)) return entries.get(name);
  const byType = `$${String(type)}`;
  return entries.has(byType) ? entries.get(byType) : otherwise;
}
