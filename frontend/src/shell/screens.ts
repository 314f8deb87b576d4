/** The screens in the menu, in its order; each is a route and an icon of the same name. */
export const screens = [
  'month',
  'data',
  'ranking',
  'paper',
  'checks',
  'people',
  'pay',
  'awards',
  'rules',
  'settings',
] as const
