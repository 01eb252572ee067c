export const eventTypes = ['track', 'page', 'screen', 'identify', 'group', 'alias'] as const;

export type EventType = (typeof eventTypes)[number];
