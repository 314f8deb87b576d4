import type { GlobalThemeOverrides } from 'naive-ui'
import { tokens, type Shade } from './tokens'

/** The colours and sizes of Naive UI, from our tokens. scale is 1, or 1.25 in large print. */
export function naiveTheme(shade: Shade, scale: number): GlobalThemeOverrides {
  const t = tokens[shade]
  const px = (n: number) => `${Math.round(n * scale)}px`
  return {
    common: {
      primaryColor: t.primary,
      primaryColorHover: t.primaryHover,
      primaryColorPressed: t.primaryPressed,
      primaryColorSuppl: t.primaryHover,
      errorColor: t.red,
      errorColorHover: t.red,
      errorColorPressed: t.red,
      warningColor: t.amber,
      warningColorHover: t.amber,
      warningColorPressed: t.amber,
      successColor: t.green,
      successColorHover: t.green,
      successColorPressed: t.green,
      infoColor: t.primary,
      infoColorHover: t.primaryHover,
      infoColorPressed: t.primaryPressed,
      bodyColor: t.paper,
      cardColor: t.surface,
      modalColor: t.surface,
      popoverColor: t.surface,
      tableColor: t.surface,
      inputColor: t.surface,
      hoverColor: t.hover,
      borderColor: t.lineStrong,
      dividerColor: t.line,
      textColorBase: t.ink,
      textColor1: t.ink,
      textColor2: t.ink,
      textColor3: t.ink3,
      placeholderColor: t.ink3,
      iconColor: t.ink3,
      closeIconColor: t.ink3,
      borderRadius: '6px',
      borderRadiusSmall: '5px',
      fontFamily: 'var(--font)',
      fontSize: px(14),
      fontSizeTiny: px(12),
      fontSizeSmall: px(13),
      fontSizeMedium: px(14),
      fontSizeLarge: px(15),
      heightTiny: px(24),
      heightSmall: px(28),
      heightMedium: px(34),
      heightLarge: px(40),
    },
    Button: {
      textColorPrimary: t.onPrimary,
      textColorHoverPrimary: t.onPrimary,
      textColorPressedPrimary: t.onPrimary,
      textColorFocusPrimary: t.onPrimary,
      fontWeight: '400',
    },
    Tooltip: { color: t.rail, textColor: t.railInk },
  }
}
