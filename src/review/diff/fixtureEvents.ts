import type { Change } from './Change.ts';
import type { SampledEvent } from './SampledEvent.ts';
import type { Snapshot } from './Snapshot.ts';
import { sampleEvents } from './sampleEvents.ts';
import { testEvents } from './testEvents.ts';

/** The events that a change is shown on: those of the tests on both sides, each once, and those that come with Patchbay. */
export function fixtureEvents(change: Change, before: Snapshot, after: Snapshot): SampledEvent[] {
  const { before: was, after: is } = change;
  const tested = [
    ...(is?.path === undefined ? [] : testEvents(after.tree, is.path)),
    ...(was?.path === undefined ? [] : testEvents(before.tree, was.path)),
  ];
  const known = new Map<string, SampledEvent>();
  for (const sampled of [...tested, ...sampleEvents()]) {
    const { buffer, start, end } = sampled.event;
    const text = `${sampled.now} ${buffer.toString('utf8', start, end)}`;
    if (!known.has(text)) known.set(text, sampled);
  }
  return [...known.values()];
}
