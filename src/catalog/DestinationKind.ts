/** The destinations that the engine has code for. */
export const destinationKinds = ['dynamodb', 'kinesis'] as const;

export type DestinationKind = (typeof destinationKinds)[number];
