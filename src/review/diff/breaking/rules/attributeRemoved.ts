import { attributesOf, type PlannedAttribute, pathText } from '../../attributesOf.ts';
import { mappingText } from '../../mappingText.ts';
import { placeInTree } from '../../placeInTree.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import type { PlanPair } from '../PlanPair.ts';

type Attributes = ReadonlyMap<string, PlannedAttribute>;

/** Who reads the table or the stream finds nothing where there was something. */
export const attributeRemoved: BreakingRule<PlanPair> = {
  code: 'breaking/attribute-removed',
  examine({ routes, after }, breaches) {
    for (const route of routes) {
      if (route.before === undefined || route.after === undefined) continue;
      const [was, is] = [attributesOf(route.before), attributesOf(route.after)];
      for (const attribute of was.values()) {
        if (!isRemoved(attribute, was, is)) continue;
        const name = pathText(attribute.path);
        const renamed = renamedTo(attribute, was, is);
        const hint =
          renamed === undefined
            ? {}
            : {
                hint: `it is written as \`${pathText(renamed.path)}\` now: write both until nobody reads the old name.`,
              };
        const place = { ...placeInTree(after, route.tree, renamed?.path ?? attribute.path), ...hint };
        const blanks = (extent: string) => ({ attribute: name, extent });
        breaches.addFor(route, routes, name, 'breaking/attribute-removed', blanks, place);
      }
    }
  },
};

/** The outermost that is gone; below a map that is made in another way now, only events can tell. */
function isRemoved({ path }: PlannedAttribute, was: Attributes, is: Attributes): boolean {
  if (is.has(JSON.stringify(path))) return false;
  const parent = is.get(JSON.stringify(path.slice(0, -1)));
  if (parent !== undefined) return parent.mapping.source.kind === 'fields';
  return was.get(JSON.stringify(path.slice(0, -1))) === undefined;
}

function renamedTo({ mapping, path }: PlannedAttribute, was: Attributes, is: Attributes) {
  const text = mappingText(mapping);
  return [...is].find(
    ([name, candidate]) =>
      !was.has(name) && candidate.path.length === path.length && mappingText(candidate.mapping) === text,
  )?.[1];
}
