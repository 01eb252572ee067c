import type { Sink } from '../../batch/Sink.ts';
import type { EncodedRecord } from '../../compiler/Encoded.ts';
import type { Shipment } from '../Shipment.ts';
import type { Tracer } from './Tracer.ts';

/** A sink that tells a tracer what is sent and answered. */
export function tracedSink(
  sink: Sink<EncodedRecord>,
  tracer: Pick<Tracer, 'sent' | 'answered'>,
  now: () => number,
): Sink<Shipment> {
  return {
    limits: sink.limits,
    sizeOf: (item) => sink.sizeOf(item),
    keyOf: (item) => sink.keyOf(item),
    supersedes: (later, earlier) => sink.supersedes(later, earlier),
    async send(items, signal) {
      const start = now();
      tracer.sent(items);
      const result = await sink.send(items, signal);
      tracer.answered(items, result, now() - start);
      return result;
    },
    refresh: () => sink.refresh(),
    probe: (signal) => sink.probe(signal),
    close: () => sink.close(),
  };
}
