import { describe, expect, it } from 'vitest';
import { scrub } from '../../src/aws/scrub.ts';

describe('scrub', () => {
  it('keeps ordinary words of a peer', () => {
    const words =
      'User: arn:aws:iam::123456789012:user/patchbay is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:eu-west-1:123456789012:table/events';
    expect(scrub(words)).toBe(words);
  });

  it('leaves the canonical string out, which holds the session token', () => {
    const words =
      "The request signature we calculated does not match.\n\nThe Canonical String for this request should have been\n'POST\n/\n\nx-amz-security-token:IQoJb3JpZ2lu\n'";
    expect(scrub(words)).toBe('The request signature we calculated does not match.');
  });

  it.each([
    ['Authorization=AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA256'],
    ['Credential=AKIAIOSFODNN7EXAMPLE/20260101/eu-west-1', 'AKIAIOSFODNN7EXAMPLE'],
    ['Signature=0123456789abcdef', '0123456789abcdef'],
    ['x-amz-security-token: IQoJb3JpZ2lu', 'IQoJb3JpZ2lu'],
    ['the key ASIAIOSFODNN7EXAMPLE is unknown', 'ASIAIOSFODNN7EXAMPLE'],
  ])('hides the credentials in %s', (words, secret) => {
    expect(scrub(words)).not.toContain(secret);
  });

  it('hides the secrets it is given wherever they stand', () => {
    expect(scrub('no such key: wJalrXUtnFEMI/K7MDENG', ['wJalrXUtnFEMI/K7MDENG'])).toBe('no such key: ***');
  });

  it('does not cut words to pieces for the short stand-ins that emulators take', () => {
    expect(scrub('this is a test', ['test', 'a', ''])).toBe('this is a test');
  });

  it('puts everything on one line and cuts it short', () => {
    expect(scrub('one\r\n\ttwo\u0000three')).toBe('one two three');
    expect(scrub('x'.repeat(1_000_000))).toHaveLength(1000);
  });
});
