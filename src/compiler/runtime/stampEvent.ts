/** An event with the fields that belong to the delivery, whatever a client sent there. */
export function stampEvent(event: object, sentAt: string, integrationId: string): object {
  return { ...event, sent_at: sentAt, integration_id: integrationId };
}
