import type { LiveFeed } from '../../engine/index.ts';

/** Milliseconds after which a browser comes back whose connection broke. */
const retry = 3_000;

/** A feed as server-sent events, until the reader goes. It is asked for no more than the reader takes. */
export function liveResponse(feed: LiveFeed): Response {
  const encoder = new TextEncoder();
  let greeting: string | undefined = `retry: ${retry}\n: watching\n\n`;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const text = greeting ?? (await feed.next());
        greeting = undefined;
        if (text === undefined) controller.close();
        else controller.enqueue(encoder.encode(text));
      },
      cancel: () => feed.end(),
    },
    { highWaterMark: 0 },
  );
  // Proxies that gather answers would hold events back.
  const headers = { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' };
  return new Response(stream, { headers });
}
