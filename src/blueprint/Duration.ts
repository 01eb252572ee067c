/** An ISO-8601 duration; months are added in UTC and end on the last day of a shorter month. */
export interface Duration {
  readonly months: number;
  readonly milliseconds: number;
}
