import { bytesOfBody, type RequestBody } from './RequestBody.ts';

const bodies = new WeakMap<object, Uint8Array>();

/**
 * Gives a command's input the body to be sent in its stead. The bytes that a blueprint wrote go out as they are:
 * no digit is lost on the way through objects, and the SDK does not spend its time on serializing.
 */
export function withReadyBody<Input extends object>(input: Input, body: RequestBody): Input {
  bodies.set(input, bytesOfBody(body));
  return input;
}

/** The step of the SDK's middleware that does it: right after the serializer, before the request is signed. */
export const readyBodyStep = { name: 'readyBody', step: 'serialize', priority: 'low' } as const;

export function putReadyBody(input: object, request: unknown): void {
  const body = bodies.get(input);
  if (body !== undefined && typeof request === 'object' && request !== null) Object.assign(request, { body });
}
