import type { PathStep } from '../../blueprint/Path.ts';
import { type EventSchema, knownPath } from './eventSchema.ts';
import { Kind } from './Kind.ts';

/** A path and the values that are tried there, the plainest first; undefined leaves it out of the event. */
export interface SampleValues {
  readonly steps: readonly PathStep[];
  readonly values: readonly unknown[];
  /** The schema says of which kinds the value is, so that what is tried here can really come. */
  readonly isKnown: boolean;
}

export interface SampleWishes {
  /** Literals that expressions compare with. */
  readonly literals: readonly unknown[];
  /** Texts are tried that are longer than so many bytes. */
  readonly beyond: readonly number[];
  /** Values for what a delivery stamps on events are wanted too; a lane stamps its own. */
  readonly stamps?: boolean;
}

/** Some moment, for fields that hold one. */
export const sampleTime = '2026-01-01T12:00:00.000Z';

/** Values for a path that the schema allows, one for each way in which they can differ to a mapping. */
export function sampleValues(steps: readonly PathStep[], wishes: SampleWishes): SampleValues | undefined {
  const { schema, kinds, strays } = knownPath(steps);
  if (strays?.isImpossible === true) return undefined;
  const isKnown = schema?.type !== undefined;
  const described = isKnown ? schema : {};
  const possible = isKnown ? kinds : kinds & ~(Kind.list | Kind.map);
  const values: unknown[] = (kinds & Kind.missing) === 0 ? [] : [undefined];
  if ((possible & Kind.null) !== 0) values.push(null);
  if ((possible & Kind.string) !== 0) values.push(...sampleTexts(described, wishes));
  const numbers = wishes.literals.filter((literal) => typeof literal === 'number');
  if ((possible & Kind.number) !== 0) values.push(1, ...numbers);
  if ((possible & Kind.boolean) !== 0) values.push(true, false);
  if ((possible & Kind.map) !== 0) values.push({ a: 1 });
  if ((possible & Kind.list) !== 0) values.push(['a', 'b']);
  return { steps, values: [...new Set(values)], isKnown };
}

function sampleTexts(
  { enum: words, format, minLength = 0, maxLength }: EventSchema,
  wishes: SampleWishes,
): string[] {
  if (words !== undefined) return [...words];
  if (format === 'date-time') return [sampleTime];
  const fits = (text: string) =>
    text.length >= minLength && text.length <= (maxLength ?? Number.POSITIVE_INFINITY);
  const literals = wishes.literals.filter((literal) => typeof literal === 'string');
  return ['a', ...literals, '', ...wishes.beyond.flatMap((size) => longTexts(size, maxLength))].filter(fits);
}

/** Of one byte a character where that is enough, else of three. */
function longTexts(beyond: number, maxLength = Number.POSITIVE_INFINITY): string[] {
  if (beyond < maxLength) return ['x'.repeat(beyond + 1)];
  return maxLength * 3 > beyond ? ['語'.repeat(maxLength)] : [];
}
