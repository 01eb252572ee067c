export const clone = { implementation: (value: unknown) => JSON.parse(JSON.stringify(value)) };
