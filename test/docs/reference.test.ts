import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { referencePages } from '../../scripts/docs/referencePages.ts';
import { operations } from '../../src/admin/operations/operations.ts';
import { plainTransforms } from '../../src/blueprint/Transform.ts';
import { commands } from '../../src/cli/commands.ts';
import { environment } from '../../src/cli/environment.ts';
import { entries } from '../../src/diagnostics/entries.generated.ts';
import { metricTable } from '../../src/telemetry/metricTable.ts';

const pages = await referencePages();
const page = (name: string) => pages.get(`docs/reference/${name}.md`) ?? '';

describe('the reference', () => {
  it.each([...pages])('keeps %s as its source says; if not, run `npm run generate`', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('has no page that nothing makes', () => {
    const files = readdirSync('docs/reference').map((file) => `docs/reference/${file}`);
    expect(files.toSorted()).toEqual([...pages.keys()].toSorted());
  });

  it('is made the same twice', async () => {
    expect(await referencePages()).toEqual(pages);
  });

  it.each([
    ['diagnostics', Object.keys(entries), (code: string) => `### ${code}\n`],
    [
      'admin-api',
      operations.map(({ method, path }) => `${method} ${path}`),
      (route: string) => `### \`${route}\`\n`,
    ],
    ['metrics', Object.values(metricTable).map(({ name }) => name), (name: string) => `| \`${name}\` |`],
    ['commands', Object.keys(commands), (name: string) => `## patchbay ${name}\n`],
    ['commands', Object.keys(environment), (name: string) => `\n  ${name} `],
    ['transforms', [...plainTransforms, 'date', 'truncate'], (name: string) => `## ${name}\n`],
  ])('leaves out none of the %s', (name, members, shape) => {
    expect(members.filter((member) => !page(name).includes(shape(member)))).toEqual([]);
    expect(members.length).toBeGreaterThan(5);
  });

  it('shows numbers with the digits that they came with', () => {
    expect(page('mappings')).toContain('| `properties.total` | `{"N":"19.90"}` | `19.90` |');
  });
});
