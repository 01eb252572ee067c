import type { BlueprintNode } from './BlueprintNode.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** The plain value of a tree; maps have no prototype, so that any name is an ordinary one. */
export function plainValue(node: BlueprintNode): Json {
  if (node.kind === 'scalar') return node.scalar;
  if (node.kind === 'list') return node.items.map(plainValue);
  const map: Record<string, Json> = Object.create(null);
  for (const [name, member] of node.members) map[name] = plainValue(member);
  return map;
}
