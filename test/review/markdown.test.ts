import { describe, expect, it } from 'vitest';
import { reviewProject } from '../../src/review/reviewProject.ts';
import { now, shop } from './shop.ts';
import { temporaryProject } from './temporaryProject.ts';

function review(...markdown: string[]) {
  const folder = temporaryProject({ 'docs/guide.md': markdown.join('\n') });
  const { diagnostics, files } = reviewProject(folder, { now });
  return {
    files: files.map((file) => file.slice(folder.length + 1)),
    found: diagnostics.map(({ code, span }) => `${code} ${span?.line ?? '-'}:${span?.column ?? '-'}`),
  };
}

const fence = (text: string, language = 'yaml') => `\`\`\`${language}\n${text}\`\`\``;
const blueprint = shop['blueprints/shop/stream.yaml'];

describe('a block of YAML in Markdown', () => {
  it.each(Object.entries(shop).filter(([file]) => file.endsWith('.yaml')))(
    'is known by its keys: %s',
    (file, text) => {
      const others =
        file === 'patchbay.yaml' || file.startsWith('catalog')
          ? Object.entries(shop).filter(([name]) => /catalog|blueprints.*(?<!test)\.yaml/.test(name))
          : [];
      const folder = temporaryProject({
        ...Object.fromEntries(others),
        'README.md': fence(text.replaceAll('event_file: events/odd.json', 'event: { type: page }')),
      });
      const { diagnostics, files } = reviewProject(folder, { now });
      expect(files.at(-1)).toBe(`${folder}/README.md`);
      expect(diagnostics.filter(({ code }) => code !== 'blueprint/extends-unknown')).toEqual([]);
      const broken = text.replace(/^(\w+):/m, 'wrong_key: 1\n$1:');
      const worse = temporaryProject({ 'README.md': fence(broken) });
      expect(reviewProject(worse, { now }).diagnostics.map(({ code }) => code)).toContain(
        'schema/unknown-key',
      );
    },
  );

  it('has its faults in the lines of the Markdown file', () => {
    const { found } = review('# Guide', '', 'Some text.', '', fence(blueprint.replace('user_id', 'usr_id')));
    expect(found).toEqual(['blueprint/unknown-root 8:27']);
  });

  it('has them there when it is indented in a list, too', () => {
    const indented = fence(blueprint.replace('user_id', 'usr_id')).replace(/^/gm, '   ');
    expect(review('1. First', '', indented).found).toEqual(['blueprint/unknown-root 6:30']);
  });

  it('has them there with line breaks of Windows, too', () => {
    const text = `Text\n\n${fence(blueprint.replace('user_id', 'usr_id'))}\n`.replaceAll('\n', '\r\n');
    expect(review(text).found).toEqual(['blueprint/unknown-root 6:27']);
  });

  it('is told when it does not parse', () => {
    expect(review(fence('blueprint: shop/x\nrecord: {\n')).found[0]).toMatch(/^yaml\/syntax/);
  });

  it('is none of our business in another language, in another format, or within another fence', () => {
    const wrong = 'blueprint: shop/x\nwrong: 1\n';
    const { found, files } = review(
      fence(wrong, 'json'),
      fence('on: push\njobs: {}\n'),
      `\`\`\`\`markdown\n${fence(wrong)}\n\`\`\`\``,
      `~~~text\n${fence(wrong)}\n~~~`,
    );
    expect(found).toEqual(['file/nothing-to-check -:-']);
    expect(files).toEqual([]);
  });

  it('is skipped where a mark says so', () => {
    const wrong = fence('blueprint: shop/x\nwrong: 1\n');
    expect(review('<!-- patchbay: skip -->', '', wrong, fence(blueprint)).found).toEqual([]);
    expect(review('<!-- patchbay: skip -->', 'Text between.', wrong).found).toContain(
      'schema/unknown-key 5:1',
    );
    expect(review('<!-- patchbay: skip -->', wrong, wrong).found).toContain('schema/unknown-key 8:1');
  });

  it('may be a part of a blueprint where a mark says so', () => {
    const part = fence(
      'item:\n  total: { from: propertis.total, type: N }\n  gone: null\nevents:\n  A: { item: { b: { expr: "(" } } }\n',
    );
    expect(review('<!-- patchbay: fragment -->', part).found).toEqual([
      'blueprint/unknown-root 4:18',
      'expression/S0203 7:28',
    ]);
    expect(review(part).found).toEqual(['file/nothing-to-check -:-']);
  });

  it('is told of a mark that there is not', () => {
    expect(review('  <!-- patchbay: skipp -->', fence(blueprint)).found).toEqual([
      'markdown/unknown-marker 1:18',
    ]);
  });

  it('may refer to other blocks of its file', () => {
    const child = 'blueprint: shop/child\nextends: shop/stream\nwhen: type = "track"\n';
    expect(review(fence(child), fence(blueprint)).found).toEqual([]);
    expect(review(fence(child)).found).toEqual(['blueprint/extends-unknown 3:10']);
    const project =
      'integrations:\n  - { id: int_a, integration: amazon_kinesis, blueprint: shop/stream, config: { stream_name: events, region: eu-west-1, auth: default_chain } }\n';
    expect(review(fence(blueprint), fence(project)).found).toEqual([]);
    expect(review(fence(project)).found).toEqual(['project/unknown-blueprint 3:58']);
  });

  it('is one of two hundred at most', () => {
    expect(review(...Array.from({ length: 201 }, () => fence(blueprint))).found).toEqual([
      'markdown/too-many-blocks -:-',
    ]);
  });

  it.each([
    ['an opening mark without an end', `<!-- patchbay:${' '.repeat(500_000)}`],
    ['nothing but fences', '```\n'.repeat(100_000)],
    ['nothing but blanks', ' '.repeat(500_000)],
    ['bytes that are no text', '\uFFFD\0'.repeat(100_000)],
  ])('is looked for without haste: %s', (_, text) => {
    expect(review(text, '', fence(blueprint.replace('user_id', 'usr_id'))).found.length).toBeLessThan(2);
  });
});
