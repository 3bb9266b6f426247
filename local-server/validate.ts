import * as v from 'valibot';
import { Refusal } from './refusal.ts';

export const MIN_IPS = 5;

const integer = (name: string, least: number) =>
  v.pipe(
    v.number(`${name} must be an integer`),
    v.integer(`${name} must be an integer`),
    v.minValue(least, `${name} must be at least ${least}`),
  );

const integerText = (name: string, least: number) =>
  v.pipe(v.string(), v.transform(Number), integer(name, least));

const required = (issue: v.BaseIssue<unknown>) => `${v.getDotPath(issue) ?? 'body'} is required`;

export const GenerateBody = v.object(
  {
    plan: v.literal(1, 'plan must be 1'),
    number_of_ips: integer('number_of_ips', MIN_IPS),
    number_of_codes: integer('number_of_codes', 1),
    forward_to: v.optional(
      v.pipe(v.string('forward_to must be an email'), v.email('forward_to must be an email')),
    ),
  },
  required,
);

export const CodesBody = v.object(
  {
    codes: v.pipe(
      v.array(v.string('each of codes must be a string'), 'codes must be an array'),
      v.minLength(1, 'codes must not be empty'),
    ),
  },
  required,
);

const oneOf = <const Options extends readonly string[]>(name: string, options: Options) =>
  v.picklist(options, `${name} must be one of ${options.join(', ')}`);

/** The query of a list; the two lists differ in the time they sort by. */
export function listQuery<const Time extends 'created_at' | 'used_at'>(time: Time) {
  return v.object({
    status: v.optional(integerText('status', 0)),
    limit: v.optional(integerText('limit', 1), '30'),
    page: v.optional(integerText('page', 1), '1'),
    sort_by: v.optional(oneOf('sort_by', ['code', 'amount_ips', time]), time),
    order_by: v.optional(oneOf('order_by', ['asc', 'desc']), 'desc'),
    keyword: v.optional(v.string(), ''),
    email: v.optional(v.string(), ''),
  });
}
export type ListQuery = v.InferOutput<ReturnType<typeof listQuery>>;

/** The input as the schema has it, or a 400 with one line for each thing wrong. */
export function check<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  throw new Refusal(
    400,
    'Validation failed',
    result.issues.map((issue) => issue.message),
  );
}
