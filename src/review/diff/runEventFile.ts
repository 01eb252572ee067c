import { readJsonLines } from '../../envelope/readJsonLines.ts';
import { seededIds } from '../blueprintTests/seededIds.ts';
import type { EventSample } from './DiffReport.ts';
import type { DriftMeter } from './DriftMeter.ts';
import { sampledEvent } from './SampledEvent.ts';
import { testTime } from './testEvents.ts';

/** Events of a sample that are run: more show nothing new, and take minutes. */
const mostEvents = 100_000;
/** Bytes of a line. */
const longestLine = 16 * 1024 * 1024;
/** Bad lines that are told one by one. */
const mostFaults = 5;

/** Runs real events, one JSON object a line, through the meters. What is no event is counted and told. */
export async function runEventFile(
  file: string,
  input: AsyncIterable<Uint8Array | string>,
  metered: readonly { readonly meter: DriftMeter | undefined }[],
): Promise<EventSample> {
  const meters = metered.flatMap(({ meter }) => meter ?? []);
  for (const meter of meters) meter.startRealEvents();
  const faults: EventSample['faults'][number][] = [];
  let [events, faultCount] = [0, 0];
  const options = {
    stamp: 'fill',
    now: () => testTime,
    newEventId: seededIds(testTime),
    limit: longestLine,
  } as const;
  for await (const line of readJsonLines(input, options)) {
    if ('error' in line) {
      faultCount += 1;
      if (faults.length < mostFaults) faults.push({ line: line.line, message: line.error.message });
      continue;
    }
    if (events === mostEvents) return { file, events, faults, faultCount, cutOff: true };
    events += 1;
    const sampled = sampledEvent(line.event, testTime);
    for (const meter of meters) await meter.add(sampled);
  }
  return { file, events, faults, faultCount, cutOff: false };
}
