import { largestLimit, usualLimit } from '../page.ts';

/** What a request for a list may say. */
export const pageParameters = {
  cursor: {
    type: 'string',
    maxLength: 1000,
    description: 'The `next_cursor` of the page before.',
  },
  limit: {
    type: 'integer',
    minimum: 1,
    maximum: largestLimit,
    default: usualLimit,
    description: 'Items of a page at most.',
  },
} as const;
