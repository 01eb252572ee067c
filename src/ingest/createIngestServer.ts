import type { Clock } from '../batch/Clock.ts';
import { uuidv7 } from '../envelope/uuidv7.ts';
import { type BoundedServer, createBoundedServer } from './createBoundedServer.ts';
import type { EventIntake } from './EventIntake.ts';
import { IngestHandler } from './IngestHandler.ts';
import { defaultIngestLimits, type IngestLimits } from './IngestLimits.ts';
import { Unpacker } from './Unpacker.ts';
import { type IngestSource, WriteKeys } from './WriteKeys.ts';

export interface IngestServerOptions {
  readonly intake: EventIntake;
  readonly sources: readonly IngestSource[];
  readonly limits?: Partial<IngestLimits>;
  readonly clock: Pick<Clock, 'now'>;
  /** Told of errors that no client caused: bugs. */
  readonly onFault: (error: unknown) => void;
}

export interface IngestServer extends BoundedServer {
  /** From now on these sources and no others may send. */
  replaceSources(sources: readonly IngestSource[]): void;
}

/** The HTTP server that clients send events to. It sits on node:http alone, as this is the hot path. */
export function createIngestServer(options: IngestServerOptions): IngestServer {
  const { intake, clock, onFault } = options;
  const limits = { ...defaultIngestLimits, ...options.limits };
  const now = () => clock.now();
  const newEventId = uuidv7({ now });
  const unpacker = new Unpacker(limits.body);
  const handler = new IngestHandler(
    { intake, limits, unpacker, now, newEventId, onFault },
    new WriteKeys(options.sources),
  );
  const server = createBoundedServer((request, response) => void handler.handle(request, response), limits);
  return {
    listen: server.listen,
    replaceSources(sources) {
      handler.writeKeys = new WriteKeys(sources);
    },
    close(deadline) {
      handler.closing = true;
      return server.close(deadline);
    },
  };
}
