import { pointer } from '../yaml/pointer.ts';
import type { Limits } from './Project.ts';
import type { RawIntegration } from './readIntegration.ts';

export interface RawSource {
  readonly id: string;
  readonly write_key: string;
}

/** A project file as it is written, as far as it is of its shape. */
export interface SoundParts {
  /** Undefined at the places of those that are not. */
  readonly sources: readonly (RawSource | undefined)[];
  /** Of all sources, also of those that are not. */
  readonly sourceIds: readonly string[];
  /** Undefined at the places of those that are not. */
  readonly integrations: readonly (RawIntegration | undefined)[];
  readonly data: string | undefined;
  readonly limits: Readonly<Partial<Record<keyof Limits, string | number>>>;
}

/**
 * Takes out of a project file's value what is not of its shape, so that a misspelt key of one integration does not
 * keep the faults of the others from being told.
 *
 * @param misshapen pointers to values that are not of their shape.
 */
export function soundParts(value: unknown, misshapen: ReadonlySet<string>): SoundParts {
  // A section, or an item of one.
  const units = new Set([...misshapen].map((place) => place.split('/', 3).join('/')));
  const isSound = (at: string) => !units.has(at);
  const list = (name: string) => {
    const items = isMap(value) && !misshapen.has(pointer(name)) ? value[name] : undefined;
    return Array.isArray(items) ? items : [];
  };
  const sound = <T>(name: string): (T | undefined)[] =>
    list(name).map((item, index) => (isSound(pointer(name, index)) ? (item as T) : undefined));
  const data = isMap(value) && isSound('/data') ? value.data : undefined;
  const limits = isMap(value) && !misshapen.has('/limits') && isMap(value.limits) ? value.limits : {};
  return {
    sources: sound<RawSource>('sources'),
    sourceIds: list('sources').flatMap((source) =>
      isMap(source) && typeof source.id === 'string' ? source.id : [],
    ),
    integrations: sound<RawIntegration>('integrations'),
    data: typeof data === 'string' ? data : undefined,
    limits: Object.fromEntries(
      Object.entries(limits).filter(([name]) => isSound(pointer('limits', name))),
    ) as SoundParts['limits'],
  };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
