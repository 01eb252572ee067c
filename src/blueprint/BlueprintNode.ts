import type { YamlDocument } from '../yaml/YamlDocument.ts';

export type Scalar = string | number | boolean | null;

/** Where a node was written: patches bring nodes of several files together, and each remembers its own. */
export interface Origin {
  readonly document: YamlDocument;
  /** RFC 6901 pointer within the document. */
  readonly pointer: string;
}

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly scalar: Scalar;
  readonly origin: Origin;
  /** A null that takes back what a parent's patch added: it has done its work, whatever it meets later. */
  readonly takesBack?: true;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly BlueprintNode[];
  readonly origin: Origin;
}

export interface MapNode {
  readonly kind: 'map';
  readonly members: ReadonlyMap<string, BlueprintNode>;
  readonly origin: Origin;
}

/** A blueprint's text as a tree that can be patched without forgetting where each part came from. */
export type BlueprintNode = ScalarNode | ListNode | MapNode;

export function isMap(node: BlueprintNode | undefined): node is MapNode {
  return node?.kind === 'map';
}

export function isNull(node: BlueprintNode | undefined): boolean {
  return node?.kind === 'scalar' && node.scalar === null;
}

export function textOf(node: BlueprintNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.scalar === 'string' ? node.scalar : undefined;
}

export function withMembers(node: MapNode, members: ReadonlyMap<string, BlueprintNode>): MapNode {
  return { kind: 'map', members, origin: node.origin };
}
