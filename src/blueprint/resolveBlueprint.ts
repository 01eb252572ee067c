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
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * From text to plan: reads the blueprint and all that it extends, merges them root to leaf, and plans the result.
 * Every fault of every file involved is reported at once, and once.
 */
export function resolveBlueprint(leaf: BlueprintText, library: BlueprintLibrary): ResolvedBlueprint {
  const findings = new Findings();
  const chain = readChain(leaf, library, findings);
  const plan = chain === undefined ? undefined : planBlueprint(mergeChain(chain, findings), findings);
  return { plan: findings.hasErrors ? undefined : plan, diagnostics: findings.all() };
}

/** The blueprints from the leaf to the root; undefined when the line breaks off. */
function readChain(
  leaf: BlueprintText,
  library: BlueprintLibrary,
  findings: Findings,
): MapNode[] | undefined {
  const chain: MapNode[] = [];
  const names: string[] = [];
  let lookedUp: string | undefined;
  let found: BlueprintText | undefined = leaf;
  for (;;) {
    const tree: MapNode | undefined = readBlueprint(found.text, found.file, findings);
    if (tree === undefined) return undefined;
    chain.push(tree);
    names.push(lookedUp ?? textOf(tree.members.get('blueprint')) ?? found.file);
    const parent: BlueprintNode | undefined = tree.members.get('extends');
    const name = textOf(parent);
    if (parent === undefined || name === undefined) return chain;
    if (names.includes(name)) {
      const circle = [...names.slice(names.indexOf(name)), name].join(' -> ');
      findings.add('blueprint/extends-cycle', { circle }, parent);
      return undefined;
    }
    if (chain.length === longestChain) {
      findings.add('blueprint/extends-too-far', { limit: longestChain }, parent);
      return undefined;
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
      return undefined;
    }
  }
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
