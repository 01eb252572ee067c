import type { BlueprintNode } from '../../blueprint/BlueprintNode.ts';
import type { Part } from '../../blueprint/Findings.ts';
import type { PathStep } from '../../blueprint/Path.ts';
import type { ExpressionTree } from '../../expression/ExpressionTree.ts';
import type { PlacedExpression, PlacedMapping } from './mappingsOf.ts';
import { nestedPaths, type ReadPath, readPaths } from './readPaths.ts';

/** A path that is read somewhere, and how to show one of its steps in the file. */
export interface Read {
  readonly steps: readonly PathStep[];
  /** As it is written. */
  readonly text: string;
  /** Expressions map over the lists that they meet; other paths end there. */
  readonly mapsLists: boolean;
  readonly node: BlueprintNode;
  partOf(step: number): Part;
}

/** The paths of a mapping's `from` or template. */
export function pathsRead({ mapping, node }: PlacedMapping): Read[] {
  const { source } = mapping;
  if (source.kind === 'from') {
    const from = node.members.get('from');
    return source.paths.flatMap(({ steps, text }, index) => {
      const at = from?.kind === 'list' ? from.items[index] : from;
      return at === undefined ? [] : [{ steps, text, mapsLists: false, node: at, partOf: partIn(text, 0) }];
    });
  }
  const template = node.members.get('template');
  if (source.kind !== 'template' || template === undefined) return [];
  return source.parts.flatMap((part) => {
    if (typeof part === 'string') return [];
    const { steps, text } = part.path;
    return [{ steps, text, mapsLists: false, node: template, partOf: partIn(text, part.offset) }];
  });
}

/** The paths that an expression reads from the event. */
export function expressionReads(placed: PlacedExpression): Read[] {
  return readPaths(placed.expression.tree).map((path) => readOf(path, placed));
}

/** The paths that go on within or behind others: into the items of a list, say. */
export function nestedReads(placed: PlacedExpression): Read[] {
  return nestedPaths(placed.expression.tree).map((path) => readOf(path, placed));
}

export function readOf({ steps, names }: ReadPath, { expression, node }: PlacedExpression): Read {
  const partOf = (step: number) => namePart(names[step], expression.text);
  return { steps, text: steps.join('.'), mapsLists: true, node, partOf };
}

/** The parser tells where a name ends. */
function namePart(name: ExpressionTree | undefined, text: string): Part {
  const length = String(name?.value).length;
  const end = name?.position ?? length;
  return { offset: end - length - (text[end - 1] === '`' ? 1 : 0), length };
}

const step = /`([^`]+)`|\[(\d+)\]|[^.`[\]]+/g;

function partIn(text: string, offset: number): Read['partOf'] {
  return (index) => {
    const found = [...text.matchAll(step)][index];
    if (found === undefined) return { offset, length: text.length };
    const name = found[1] ?? found[0];
    return { offset: offset + found.index + (found[1] === undefined ? 0 : 1), length: name.length };
  };
}
