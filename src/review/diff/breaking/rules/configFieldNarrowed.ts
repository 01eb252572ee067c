import type { ConfigField } from '../../../../catalog/CatalogEntry.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import { type CatalogPair, fieldPairs } from '../CatalogPair.ts';

/** A value that was good may be refused. */
export const configFieldNarrowed: BreakingRule<CatalogPair> = {
  code: 'breaking/config-field-narrowed',
  examine(pair, breaches) {
    for (const { key, before, after, place } of fieldPairs(pair)) {
      for (const [member, what] of before === undefined ? [] : narrowings(before, after)) {
        breaches.add(
          `${key} ${member}`,
          'breaking/config-field-narrowed',
          { field: key, what },
          place(member),
        );
      }
    }
  },
};

const texts: ReadonlySet<string> = new Set(['string', 'textarea', 'secret']);

function* narrowings(was: ConfigField, is: ConfigField): Generator<[member: string, what: string]> {
  const bothTexts = texts.has(was.type) && texts.has(is.type);
  const freed = was.type === 'select' && texts.has(is.type);
  const widened = was.type === 'integer' && is.type === 'number';
  if (was.type !== is.type && !bothTexts && !freed && !widened) {
    yield ['type', `its type was ${was.type}, is now ${is.type}`];
    return;
  }
  const options = new Set(is.options?.map(({ value }) => value));
  const gone = was.options?.filter(({ value }) => is.type === 'select' && !options.has(value)) ?? [];
  if (gone.length > 0) yield ['options', `it lost ${gone.map(({ value }) => `\`${value}\``).join(', ')}`];
  if (is.pattern !== undefined && is.pattern !== was.pattern)
    yield ['pattern', `it must match ${is.pattern}`];
  if ((is.minimum ?? Number.NEGATIVE_INFINITY) > (was.minimum ?? Number.NEGATIVE_INFINITY)) {
    yield ['minimum', `it must be at least ${is.minimum}`];
  }
  if ((is.maximum ?? Number.POSITIVE_INFINITY) < (was.maximum ?? Number.POSITIVE_INFINITY)) {
    yield ['maximum', `it must be at most ${is.maximum}`];
  }
}
