const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** From Monday, as ISO 8601 counts. */
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The names that a component's numbers from 1 have; undefined for components without names. */
export function calendarNames(component: string): readonly string[] | undefined {
  if (component === 'M' || component === 'x') return months;
  return component === 'F' ? days : undefined;
}
