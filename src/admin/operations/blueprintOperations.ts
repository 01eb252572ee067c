import { schemaRef } from '../schemas/schemaRef.ts';
import { operation } from './Operation.ts';

/** What blueprints do. */
export const blueprintOperations = [
  operation({
    id: 'previewBlueprint',
    method: 'POST',
    path: '/v1/admin/blueprints/preview',
    area: 'blueprints',
    summary: 'Check a blueprint and map events with it; nothing is stored or sent',
    description:
      'Answers what `patchbay check` finds in the blueprint, with lines and columns, and what `patchbay run` prints for each event. It runs in a process of its own with 256 MiB and five seconds; what takes more is refused with 422 and the limit. Numbers keep all their digits.',
    role: 'viewer',
    cost: 'expensive',
    body: { kind: 'bytes', schema: schemaRef('PreviewRequest') },
    answers: {
      200: {
        description: 'With errors in the blueprint there are no results.',
        schema: schemaRef('Preview'),
      },
    },
    async handle({ bytes }, { previewer, installations }) {
      const installed = new Map(installations.views().map(({ id, blueprint }) => [id, blueprint]));
      const text = await previewer.preview({ body: bytes, installed });
      return { status: 200, content: { text, type: 'application/json' } };
    },
  }),
];
