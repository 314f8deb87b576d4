// The colours of the window, once: as CSS variables, for Naive UI and for charts.
export interface Tokens {
  paper: string
  surface: string
  sunken: string
  hover: string
  line: string
  lineStrong: string
  ink: string
  ink2: string
  ink3: string
  primary: string
  primaryHover: string
  primaryPressed: string
  primarySoft: string
  onPrimary: string
  gold: string
  goldInk: string
  red: string
  redSoft: string
  amber: string
  amberSoft: string
  green: string
  greenSoft: string
  rail: string
  railInk: string
  railInk2: string
  railActive: string
  railGold: string
  railGreen: string
  shadow: string
}

// 宣纸, 藏青, 藤黄, 朱砂, 赭石, 竹青.
const light: Tokens = {
  paper: '#f6f4ef',
  surface: '#ffffff',
  sunken: '#f9f8f4',
  hover: '#f1f4f8',
  line: '#e5e0d6',
  lineStrong: '#c9c2b4',
  ink: '#1e2733',
  ink2: '#4c5663',
  ink3: '#626b76',
  primary: '#1d4f86',
  primaryHover: '#2a619d',
  primaryPressed: '#163f6d',
  primarySoft: '#e6eef7',
  onPrimary: '#ffffff',
  gold: '#c9860f',
  goldInk: '#83550a',
  red: '#ab3325',
  redSoft: '#fbebe7',
  amber: '#8a5209',
  amberSoft: '#fbf0db',
  green: '#2a6b4b',
  greenSoft: '#e5f2ea',
  rail: '#17273b',
  railInk: '#eef1f5',
  railInk2: '#b3bfcd',
  railActive: '#2a4464',
  railGold: '#e3ae48',
  railGreen: '#8cc8a6',
  shadow: '0 1px 2px rgb(30 39 51 / 6%), 0 2px 8px rgb(30 39 51 / 4%)',
}

const dark: Tokens = {
  paper: '#14181d',
  surface: '#1b2027',
  sunken: '#181d23',
  hover: '#232a33',
  line: '#2d343d',
  lineStrong: '#47515d',
  ink: '#e8e6e1',
  ink2: '#bcc1c6',
  ink3: '#99a1aa',
  primary: '#86b4e6',
  primaryHover: '#9cc3ee',
  primaryPressed: '#6f9fd4',
  primarySoft: '#21324a',
  onPrimary: '#0f1b2a',
  gold: '#e3ae48',
  goldInk: '#e3b45c',
  red: '#ee9384',
  redSoft: '#3b2422',
  amber: '#e0b06c',
  amberSoft: '#382c1a',
  green: '#8cc8a6',
  greenSoft: '#1d3227',
  rail: '#0f1419',
  railInk: '#e8ebef',
  railInk2: '#a3aebb',
  railActive: '#243449',
  railGold: '#e3ae48',
  railGreen: '#8cc8a6',
  shadow: '0 1px 2px rgb(0 0 0 / 30%)',
}

export type Shade = 'light' | 'dark'
export const tokens: Record<Shade, Tokens> = { light, dark }

/** Sets the colours of a shade as CSS variables: goldInk becomes --gold-ink. */
export function paint(root: HTMLElement, shade: Shade): void {
  for (const [name, value] of Object.entries(tokens[shade])) {
    root.style.setProperty('--' + name.replace(/([A-Z])/g, '-$1').toLowerCase(), String(value))
  }
  root.dataset.shade = shade
  root.style.colorScheme = shade
}
