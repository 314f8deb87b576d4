/** The screens in the menu, in its order; each is a route and an icon of the same name. */
export const screens = ['month', 'data', 'ranking', 'paper'] as const
