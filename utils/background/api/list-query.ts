/** What to list; every part is optional [seed]. `Sort` is what the server can sort that list by. */
export interface ListQuery<Sort extends string> {
  /** The server's own number. */
  status?: number;
  /** Items on a page, 30 unless told [seed]; the server may give fewer. */
  limit?: number;
  /** From 1 [seed]. */
  page?: number;
  sortBy?: Sort;
  orderBy?: 'asc' | 'desc';
  /** A part of the code [seed]. */
  keyword?: string;
  /** Shared: the recipient [seed]. Used: the receiver [seed], or the sender [pub]; documents disagree. */
  email?: string;
  /** 1 IPs, 2 traffic [pub]. */
  dataType?: number;
  isEnterprise?: boolean;
}

/** The query as the server names it; what is not asked for is left out. */
export function toParameters(query: ListQuery<string>): Record<string, string> {
  const parameters = {
    status: query.status,
    limit: query.limit,
    page: query.page,
    sort_by: query.sortBy,
    order_by: query.orderBy,
    keyword: query.keyword,
    email: query.email,
    data_type: query.dataType,
    is_enterprise: query.isEnterprise === undefined ? undefined : Number(query.isEnterprise),
  };
  const given = Object.entries(parameters).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return Object.fromEntries(given.map(([name, value]) => [name, `${value}`]));
}
