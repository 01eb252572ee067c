import type { EventBytes } from '../../envelope/EventBytes.ts';
import { parseEvent } from '../../envelope/parseEvent.ts';

/** The same event, parsed at most once for all who ask for it through what is answered. */
export function parsedOnce(event: EventBytes): Required<EventBytes> {
  const { buffer, start, end, flags } = event;
  let parsed: ReturnType<typeof parseEvent> | undefined;
  const parse = () => {
    parsed ??= event.parse?.() ?? parseEvent(buffer, start, end, flags);
    return parsed;
  };
  return { buffer, start, end, flags, parse };
}
