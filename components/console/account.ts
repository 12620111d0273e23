/** Who is signed in, as the shell shows it. */
export type Account = {
  accountId: string;
  /** The name to show: an IAM user's name, or "root". */
  name: string;
  isRoot: boolean;
};

/** 1234-5678-9012, the form in which AWS's console shows an account id. */
export function groupedAccountId(accountId: string): string {
  return accountId.replace(/^(\d{4})(\d{4})(\d{4})$/, "$1-$2-$3");
}
