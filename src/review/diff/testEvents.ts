import { posix } from 'node:path';
import { readYaml } from '../../yaml/readYaml.ts';
import { validate } from '../../yaml/validate.ts';
import { seededIds } from '../blueprintTests/seededIds.ts';
import type { FileTree } from '../gitTree/FileTree.ts';
import { readSampledEvent, type SampledEvent } from './SampledEvent.ts';

interface RawTests {
  readonly now?: string;
  readonly tests: readonly { readonly event?: object; readonly event_file?: string }[];
}

/** When tests run, unless they say otherwise. Epoch milliseconds. */
export const testTime = Date.parse('2026-01-01T00:00:00Z');

/**
 * The events of the tests beside a blueprint. What is wrong with a test file is for `check` and `test` to say: here it
 * has none.
 *
 * @param path of the blueprint.
 */
export function testEvents(tree: FileTree, path: string): SampledEvent[] {
  const file = path.replace(/\.yaml$/, '.test.yaml');
  const bytes = tree.paths.includes(file) ? tree.read(file) : undefined;
  const { document } = bytes === undefined ? {} : readYaml(bytes, file);
  if (document === undefined || validate(document, 'test').length > 0) return [];
  const { now, tests } = document.value as unknown as RawTests;
  const time = now === undefined ? testTime : Date.parse(now);
  const newEventId = seededIds(time);
  return tests.flatMap(({ event, event_file: named }) => {
    const source =
      named === undefined
        ? Buffer.from(JSON.stringify(event ?? {}))
        : tree.read(posix.join(posix.dirname(file), named));
    return (source && readSampledEvent(source, time, newEventId)) ?? [];
  });
}
