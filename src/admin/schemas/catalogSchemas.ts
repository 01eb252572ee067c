import type { NamedSchemas } from './JsonSchema.ts';
import { plainSchemas } from './plainSchemas.ts';
import { schemaRef } from './schemaRef.ts';
import { strictObject } from './strictObject.ts';

const { text, texts, flag } = plainSchemas;
const value = { type: ['string', 'number', 'boolean'] };

/** Entries of the catalog: what `catalog/<key>.yaml` says, with what it leaves out filled in. */
export const catalogSchemas: NamedSchemas = {
  CatalogEntry: strictObject(
    {
      key: text,
      name: text,
      description: text,
      category: text,
      status: { enum: ['ga', 'beta'] },
      website: text,
      delivery_modes: texts,
      provides: strictObject({ destination: text }),
      config_fields: { type: 'array', items: schemaRef('ConfigField') },
      variants: { type: 'array', items: schemaRef('Variant') },
      permissions: { type: 'array', items: strictObject({ for: texts, actions: texts, resources: texts }) },
      personal_data: { ...texts, description: 'Paths of the event whose values should not leave in clear.' },
      troubleshooting: { type: 'object', additionalProperties: text },
    },
    { optional: ['website'] },
  ),
  ConfigField: strictObject(
    {
      key: text,
      label: text,
      type: { enum: ['string', 'integer', 'number', 'boolean', 'select', 'textarea', 'secret'] },
      required: flag,
      required_when: schemaRef('FieldCondition'),
      visible_when: schemaRef('FieldCondition'),
      default: value,
      options: { type: 'array', items: strictObject({ value: text, label: text }) },
      pattern: text,
      minimum: { type: 'number' },
      maximum: { type: 'number' },
      placeholder: text,
      help_text: text,
      group: text,
    },
    {
      optional: [
        'required_when',
        'visible_when',
        'default',
        'options',
        'pattern',
        'minimum',
        'maximum',
        'placeholder',
        'help_text',
      ],
    },
  ),
  FieldCondition: {
    type: 'object',
    description: 'Met when each of these fields has one of its values.',
    additionalProperties: { type: 'array', items: value },
  },
  Variant: strictObject({
    key: text,
    name: text,
    description: text,
    blueprint: text,
    default_config: { type: 'object' },
  }),
};
