import type { NamedSchemas } from './JsonSchema.ts';
import { plainSchemas } from './plainSchemas.ts';
import { schemaRef } from './schemaRef.ts';
import { strictObject } from './strictObject.ts';

const { text, texts, textOrNull, textsOrNull, flag, count, number, time, config } = plainSchemas;

/** What of an installed integration is settled by its settings. */
const settings = {
  name: text,
  integration: { ...text, description: 'The key of its catalog entry.' },
  variant: { ...textOrNull, description: 'Null where a blueprint of its own is named.' },
  blueprint: text,
  sources: { ...textsOrNull, description: 'Ids of sources; null stands for all.' },
  enabled: flag,
  delivery_mode: text,
  config,
};

/** What a request may set. A request that changes something names what is to be different. */
const wanted = {
  name: { ...text, description: 'For people; unique among those of the API, of at most 200 characters.' },
  variant: { ...textOrNull, description: 'A variant of the catalog entry; `default` if not given.' },
  blueprint: { ...textOrNull, description: 'A blueprint by its name, in place of a variant.' },
  config: {
    type: ['object', 'null'],
    description:
      'Settings by field. A setting that is null or empty goes back to its default; a secret that is `***` is kept.',
  },
  delivery_mode: { ...textOrNull, description: 'One of the entry’s `delivery_modes`.' },
  sources: { ...textsOrNull, description: 'Ids of sources; null stands for all.' },
  enabled: { type: ['boolean', 'null'] },
};

const books = {
  accepted: count,
  delivered: count,
  filtered: count,
  filtered_by_reason: strictObject({
    when: count,
    consent: count,
    action: count,
    condition: count,
    disabled: count,
  }),
  dead: { ...count, description: 'Waiting among the dead letters.' },
  discarded: { ...count, description: 'Dropped by a person, or abandoned.' },
  in_flight: count,
};

/** Installed integrations, their revisions and their books. */
export const integrationSchemas: NamedSchemas = {
  Installation: strictObject(wanted, {
    optional: Object.keys(wanted).filter((member) => member !== 'name'),
  }),
  InstallationChange: strictObject(
    { ...wanted, name: { ...wanted.name, type: ['string', 'null'] } },
    { optional: Object.keys(wanted) },
  ),
  Integration: strictObject({
    id: text,
    ...settings,
    revision: number,
    state: schemaRef('DeliveryState'),
    owner: schemaRef('Owner'),
    problems: {
      type: 'array',
      items: schemaRef('Finding'),
      description: 'What is wrong with its files, while the last good state runs on.',
    },
    created_at: time,
    updated_at: time,
  }),
  Finding: strictObject(
    {
      code: text,
      severity: { enum: ['error', 'warning', 'info'] },
      message: text,
      file: text,
      line: number,
      column: number,
      end_line: number,
      end_column: number,
      hint: text,
      note: text,
      path: text,
    },
    {
      optional: ['file', 'line', 'column', 'end_line', 'end_column', 'hint', 'note', 'path'],
      description: 'As `patchbay check --format json` prints it.',
    },
  ),
  Reload: strictObject({
    number: { ...number, description: 'From 1, since the start of the process.' },
    noticed_at: { ...time, description: 'When the files had come to rest.' },
    files: { ...count, description: 'Files whose text was another one.' },
    changed: {
      type: 'array',
      items: strictObject({ integration_id: text, revision: number, live_at: time }),
      description: 'The revisions that it has made, and when events were mapped by them.',
    },
    refused: { ...texts, description: 'Ids of integrations that run on in their last good state.' },
  }),
  Owner: {
    enum: ['git', 'api'],
    description: 'Whose it is: one of the project file (`git`) is not changed through the API.',
  },
  DeliveryState: strictObject(
    {
      kind: { enum: ['starting', 'running', 'disabled', 'retrying', 'parked'] },
      code: text,
      message: text,
      hint: text,
      until: { ...time, description: 'When the destination is tried again.' },
    },
    { optional: ['code', 'message', 'hint', 'until'] },
  ),
  Revision: strictObject({
    id: { ...text, description: '`<integration id>.<number>`' },
    integration_id: text,
    revision_number: number,
    created_at: time,
    created_by: { ...text, description: 'The name of a token; `git` for an edit of files.' },
    change_summary: text,
    changes: { ...texts, description: 'What differs from the revision before, by name.' },
    blueprint_hash: { ...textOrNull, description: 'SHA-256; null while the blueprint made no plan.' },
    ...settings,
  }),
  Installed: strictObject({ template: schemaRef('Integration'), revision: schemaRef('Revision') }),
  Removal: strictObject({
    id: text,
    deleted: { const: true },
    discarded: strictObject({ in_flight: count, dead: count }),
  }),
  RevisionLedger: strictObject({ revision: number, ...books }),
  Ledger: strictObject(
    {
      integration_id: text,
      revision: number,
      ...books,
      revisions: { type: 'array', items: schemaRef('RevisionLedger') },
    },
    {
      description:
        'accepted = delivered + filtered + dead + discarded + in_flight, in one transaction. The books of the revisions add up to the whole.',
    },
  ),
};
