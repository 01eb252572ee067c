import type { EventBytes } from '../../src/envelope/EventBytes.ts';

/** Events of these texts, standing one behind the other in a buffer with something between them. */
export function eventsOf(...texts: string[]): EventBytes[] {
  const buffer = Buffer.from(texts.join(' , '));
  let start = 0;
  return texts.map((text, index) => {
    const end = start + Buffer.byteLength(text);
    const event = { buffer, start, end, flags: index % 8 };
    start = end + 3;
    return event;
  });
}

export function textOf(event: EventBytes): string {
  return event.buffer.toString('utf8', event.start, event.end);
}
