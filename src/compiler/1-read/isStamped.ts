/** Two fields belong to the delivery: whatever a client sent there is not seen. */
export function isStamped(root: unknown): root is 'sent_at' | 'integration_id' {
  return root === 'sent_at' || root === 'integration_id';
}
