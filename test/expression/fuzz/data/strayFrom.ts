import type { Random } from '../Random.ts';
import { drawHostile } from './drawData.ts';

/** JSON text with some of its members and items dropped, doubled or replaced. */
export function strayFrom(random: Random, data: string, much: number): string {
  const stray = (value: unknown): string => {
    if (random.chance(much)) return drawHostile(random, 1);
    if (Array.isArray(value)) {
      const kept = value.filter(() => !random.chance(much)).map(stray);
      if (kept.length === 1 && random.chance(much * 3)) return kept[0] as string;
      if (kept.length > 0 && random.chance(much)) kept.push(kept[0] as string);
      return `[${kept.join(',')}]`;
    }
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const kept = Object.entries(value).filter(() => !random.chance(much));
    return `{${kept.map(([name, member]) => `${JSON.stringify(name)}:${stray(member)}`).join(',')}}`;
  };
  return stray(JSON.parse(data));
}
