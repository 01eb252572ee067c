import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markTestEvent } from '../../../src/admin/testEvent/markTestEvent.ts';

const marked = (text: string) => markTestEvent(Buffer.from(text)).toString();

describe('the mark of a test event', () => {
  it.each([
    ['{}', '{"context":{"patchbay_test":true}}'],
    ['{ }', '{ "context":{"patchbay_test":true}}'],
    ['{"type":"track"} ', '{"type":"track","context":{"patchbay_test":true}} '],
    ['{"context":{}}', '{"context":{"patchbay_test":true}}'],
    ['{"context":{ "ip":"1" },"a":{}}', '{"context":{ "ip":"1" ,"patchbay_test":true},"a":{}}'],
    ['{"context":null}', '{"context":null,"context":{"patchbay_test":true}}'],
    ['{"n":12345678901234567890.10}', '{"n":12345678901234567890.10,"context":{"patchbay_test":true}}'],
    ['{"context":{"patchbay_test":false}}', '{"context":{"patchbay_test":false,"patchbay_test":true}}'],
    ['[]', '[]'],
    ['no JSON', 'no JSON'],
  ])('is written into %s', (event, expected) => {
    expect(marked(event)).toBe(expected);
  });

  it('changes nothing else', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (event, context) => {
          const given = JSON.parse(JSON.stringify({ ...event, context }));
          const expected = { ...given, context: { ...given.context, patchbay_test: true } };
          for (const space of [0, 2]) {
            expect(JSON.parse(marked(JSON.stringify(given, null, space)))).toEqual(expected);
          }
        },
      ),
    );
  });
});
