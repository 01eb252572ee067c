import type { IncomingMessage } from 'node:http';

/** A peer's answer. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export function jsonHeaders(length: number): Record<string, string> {
  return {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': String(length),
    'x-amzn-requestid': 'test',
  };
}

export function jsonReply(status: number, text: string): Reply {
  const body = Buffer.from(text);
  return { status, headers: jsonHeaders(body.length), body };
}

/** An error as AWS words it, with what else it says. */
export function errorReply(
  status: number,
  name: string,
  message = 'as the test says',
  rest: object = {},
): Reply {
  return jsonReply(status, JSON.stringify({ __type: `com.amazonaws#${name}`, message, ...rest }));
}

/** The whole body; undefined when the sender went away in the middle of it. */
export async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of message) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}
