/** The account's number in an Amazon Resource Name, if it has one. */
export function accountIn(arn: string | undefined): string | undefined {
  const account = arn?.split(':')[4];
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
}
