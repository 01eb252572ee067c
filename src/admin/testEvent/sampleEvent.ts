/** What is sent as a test where nothing else is asked for. It names nobody, and has what most mappings read. */
export const sampleEvent = {
  type: 'track',
  event: 'Patchbay Test',
  anonymous_id: 'patchbay-test',
  user_id: 'patchbay-test',
  context: { library: { name: 'patchbay' } },
  properties: { note: 'sent to see whether events arrive' },
} as const;
