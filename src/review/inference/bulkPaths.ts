import type { PathStep } from '../../blueprint/Path.ts';
import { copiedPaths } from './copiedPaths.ts';
import { knownPath } from './eventSchema.ts';
import { inferExpression } from './inferExpression.ts';
import { Kind } from './Kind.ts';
import type { PlacedMapping } from './mappingsOf.ts';

/** The maps and lists that a mapping copies whole; a scalar is small beside them. */
export function bulkPaths({ mapping }: PlacedMapping): (readonly PathStep[])[] {
  const { source, transforms, values } = mapping;
  const isShort = transforms.some(({ kind }) => kind === 'sha256' || kind === 'truncate');
  if (isShort || values !== undefined) return [];
  if (source.kind === 'from') return source.paths.map(({ steps }) => steps).filter(isBulk);
  if (source.kind !== 'expr') return [];
  const { tree } = source.expression;
  const { kinds } = inferExpression(tree);
  if ((kinds & (Kind.map | Kind.list | Kind.string)) === 0) return [];
  return copiedPaths(tree)
    .map(({ steps }) => steps)
    .filter(isBulk);
}

function isBulk(steps: readonly PathStep[]): boolean {
  const { schema, kinds } = knownPath(steps);
  return schema !== undefined && (kinds & (Kind.map | Kind.list)) !== 0 && (kinds & Kind.string) === 0;
}
