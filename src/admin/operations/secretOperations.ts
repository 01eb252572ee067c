import { strictObject } from '../schemas/strictObject.ts';
import { jsonReply } from './jsonReply.ts';
import { operation } from './Operation.ts';

/** The key that seals secrets. */
export const secretOperations = [
  operation({
    id: 'rotateSecretKey',
    method: 'POST',
    path: '/v1/admin/secrets/rotate',
    area: 'secrets',
    summary: 'Make a new key and seal all secrets with it',
    role: 'admin',
    cost: 'write',
    audit: 'secret.rotate',
    answers: { 200: { description: 'It is done.', schema: strictObject({ rotated: { const: true } }) } },
    refusals: [409],
    async handle(_, { installations }) {
      await installations.rotateKey();
      return jsonReply(200, { rotated: true }, { change: { target: 'secrets' } });
    },
  }),
];
