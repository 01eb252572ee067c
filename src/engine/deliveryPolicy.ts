import type { BatchPolicy } from '../batch/BatchPolicy.ts';
import { parseDuration } from '../blueprint/parseDuration.ts';

type Config = Readonly<Record<string, unknown>>;

/**
 * The wishes of an integration's settings `batch_size` (records), `linger_ms` and `max_age` (an ISO-8601 duration in
 * days and less); those that are absent are the sink's to decide.
 */
export function deliveryPolicy(config: Config): Partial<BatchPolicy> {
  const count = own(config, 'batch_size');
  const linger = own(config, 'linger_ms');
  const maxAge = own(config, 'max_age');
  const age = typeof maxAge === 'string' ? parseDuration(maxAge)?.milliseconds : undefined;
  return {
    ...(typeof count === 'number' ? { count } : {}),
    ...(typeof linger === 'number' ? { linger } : {}),
    ...(age === undefined ? {} : { maxAge: age }),
  };
}

function own(config: Config, key: string): unknown {
  return Object.hasOwn(config, key) ? config[key] : undefined;
}
