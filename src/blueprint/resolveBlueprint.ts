import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { type BlueprintNode, type MapNode, textOf, withMembers } from './BlueprintNode.ts';
import { Findings } from './Findings.ts';
import { mergePatch } from './mergePatch.ts';
import type { Plan } from './Plan.ts';
import { applyPatch, planBlueprint } from './planBlueprint.ts';
import { readBlueprint } from './readBlueprint.ts';

/** A blueprint as it was found: its text and the file to name in diagnostics. */
export interface BlueprintText {
  readonly text: string | Uint8Array;
  readonly file: string;
}

/** Where `extends` looks names up (`amazon_dynamodb/shop`). */
export interface BlueprintLibrary {
  find(name: string): BlueprintText | undefined;
  /** All names, to suggest one when a name is misspelt. */
  names(): Iterable<string>;
}

/** Blueprints in one line from leaf to root. People have three or four; a library that answers every name has no end. */
const longestChain = 32;

export interface ResolvedBlueprint {
  /** Undefined exactly when a diagnostic is an error. */
  readonly plan: Plan | undefined;
  /** From the blueprint to the root of what it extends, each as it is written, in long form. */
  readonly chain: readonly MapNode[];
  /** The chain merged, root to leaf; undefined when the line breaks off. */
  readonly tree: MapNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Turns text into a tree; who resolves many blueprints gives one that remembers common parents. */
export type BlueprintReader = typeof readBlueprint;

/**
 * From text to plan: reads the blueprint and all that it extends, merges them root to leaf, and plans the result.
 * Every fault of every file involved is reported at once, and once.
 */
export function resolveBlueprint(
  leaf: BlueprintText,
  library: BlueprintLibrary,
  read: BlueprintReader = readBlueprint,
): ResolvedBlueprint {
  const findings = new Findings();
  const { chain, complete } = readChain(leaf, library, read, findings);
  const tree = complete ? mergeChain(chain, findings) : undefined;
  const plan = tree && planBlueprint(tree, findings);
  return { plan: findings.hasErrors ? undefined : plan, chain, tree, diagnostics: findings.all() };
}

interface Chain {
  /** From the leaf to the root, or to where the line breaks off. */
  readonly chain: readonly MapNode[];
  readonly complete: boolean;
}

function readChain(
  leaf: BlueprintText,
  library: BlueprintLibrary,
  read: BlueprintReader,
  findings: Findings,
): Chain {
  const chain: MapNode[] = [];
  const broken = { chain, complete: false };
  const names: string[] = [];
  let lookedUp: string | undefined;
  let found: BlueprintText | undefined = leaf;
  for (;;) {
    const tree: MapNode | undefined = read(found.text, found.file, findings);
    if (tree === undefined) return broken;
    chain.push(tree);
    names.push(lookedUp ?? textOf(tree.members.get('blueprint')) ?? found.file);
    const parent: BlueprintNode | undefined = tree.members.get('extends');
    const name = textOf(parent);
    if (parent === undefined || name === undefined) return { chain, complete: true };
    if (names.includes(name)) {
      const start = names.indexOf(name);
      reportCircle(names.slice(start), chain.slice(start), findings);
      return broken;
    }
    if (chain.length === longestChain) {
      findings.add('blueprint/extends-too-far', { limit: longestChain }, parent);
      return broken;
    }
    found = library.find(name);
    lookedUp = name;
    if (found === undefined) {
      const near = suggest(name, library.names());
      findings.add(
        'blueprint/extends-unknown',
        { name },
        parent,
        undefined,
        near && `did you mean \`${near}\`?`,
      );
      return broken;
    }
  }
}

/** One circle is one fault, wherever it was entered: told from the first of its names, where that one goes on. */
function reportCircle(names: readonly string[], trees: readonly MapNode[], findings: Findings): void {
  const [first = ''] = names.toSorted();
  const at = names.indexOf(first);
  const parent = trees[at]?.members.get('extends');
  const circle = [...names.slice(at), ...names.slice(0, at), first].join(' -> ');
  if (parent !== undefined) findings.add('blueprint/extends-cycle', { circle }, parent);
}

function mergeChain(chain: readonly MapNode[], findings: Findings): MapNode {
  const [root, ...children] = chain.toReversed() as [MapNode, ...MapNode[]];
  const base = mergePatch(withMembers(root, new Map()), root);
  return children.reduce((tree, child) => {
    const name = textOf(child.members.get('blueprint')) ?? 'the blueprint';
    return applyPatch(tree, withoutHead(child), name, child.members.get('extends') ?? child, findings);
  }, base);
}

/** What introduces a file is not part of what it patches. */
function withoutHead(tree: MapNode): MapNode {
  const head = new Set(['blueprint', 'version', 'description', 'extends']);
  return withMembers(tree, new Map([...tree.members].filter(([name]) => !head.has(name))));
}
